package org.pledgetracker.core.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.READ;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The file that the server and its initialisation write to. A file rather than a pipe: it outlives this process, so a
 * server whose tracker has died can still write and stop in order.
 */
final class ServerLog {

    private static final long LARGE = 16L << 20;
    private static final Pattern COMPLAINT = Pattern.compile("(?:FATAL|PANIC|initdb: error):.*");

    /** Only the library connects so early: the second says that the cluster was made with another password. */
    private static final Pattern NOT_STARTED = Pattern.compile(
            "pg_ctl: could not start server|FATAL: +password authentication failed for user \"postgres\"");

    private final Path file;
    private final long start;

    /** Appends; what was large at the last start is put aside, in place of the one before it. */
    ServerLog(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file) && Files.size(file) > LARGE) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), REPLACE_EXISTING);
        }
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PrivateFiles.FILE));
        }
        this.start = Files.size(file);
    }

    ProcessBuilder.Redirect redirect() {
        return ProcessBuilder.Redirect.appendTo(file.toFile());
    }

    Path file() {
        return file;
    }

    /** Whether waiting for the server is in vain. */
    boolean saysNotStarted() {
        return NOT_STARTED.matcher(written()).find();
    }

    /** The last thing that the server itself says went wrong. */
    Optional<String> lastComplaint() {
        return COMPLAINT.matcher(written()).results().map(MatchResult::group).reduce((earlier, later) -> later);
    }

    /** What this start has added. */
    private String written() {
        try (var channel = FileChannel.open(file, READ)) {
            channel.position(start);
            return new String(Channels.newInputStream(channel).readNBytes((int) LARGE), UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
