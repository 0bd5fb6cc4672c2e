package org.pledgetracker.core.database;

import static java.util.Map.entry;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.lang3.SystemUtils;

/** What the embedded server is started with, on its command line, which wins over its configuration file. */
final class ServerSettings {

    private static final Map<String, String> ALWAYS = Map.ofEntries(
            // The library puts -F (fsync off) and synchronous_commit=off first; the last one counts.
            entry("fsync", "on"),
            entry("synchronous_commit", "on"),
            entry("full_page_writes", "on"),
            entry("listen_addresses", "localhost"),
            entry("unix_socket_directories", ""),
            entry("password_encryption", "scram-sha-256"),
            entry("max_connections", "100"),
            // After a checkpoint the first change of each page goes into the log with the whole page: with millions of
            // streams,
            // whose places in their index are all different, checkpoints in quick succession write little else.
            entry("max_wal_size", "8GB"),
            entry("jit", "off"),
            entry("track_io_timing", "on"),
            entry("track_wal_io_timing", "on"),
            entry("log_timezone", "UTC"));

    private static final long MEGABYTE = 1 << 20;
    private static final long LEAST_BUFFERS = 128 * MEGABYTE;
    private static final long MOST_BUFFERS = 2_048 * MEGABYTE;

    private ServerSettings() {}

    static Map<String, String> all() {
        var settings = new HashMap<>(ALWAYS);
        settings.put("shared_buffers", buffers(memory()) / MEGABYTE + "MB");
        if (SystemUtils.IS_OS_MAC) {
            // There the other methods stop at the drive's cache.
            settings.put("wal_sync_method", "fsync_writethrough");
        }
        return Map.copyOf(settings);
    }

    private static long memory() {
        var machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return machine.getTotalMemorySize();
    }

    /**
     * A quarter of the machine's memory, as PostgreSQL's manual says; it is taken as it is used.
     *
     * @param memory of the machine, or what its container may have, in bytes
     */
    static long buffers(long memory) {
        return Math.clamp(memory / 4, LEAST_BUFFERS, MOST_BUFFERS);
    }

    /**
     * Options of initdb. Text sorts by code point everywhere, with upper and lower case known beyond ASCII. The
     * superuser has a password from the first moment: the library asks for trust, and the last option counts.
     */
    static Map<String, String> initialisation(String passwordFile) {
        return Map.of(
                "locale", "C",
                "locale-provider", "builtin",
                "builtin-locale", "C.UTF-8",
                "auth", "scram-sha-256",
                "pwfile", passwordFile);
    }
}
