package org.pledgetracker.core.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The file that the server and its initialisation write to. A file rather than a pipe: it outlives this process, so a
 * server whose tracker has died can still write and stop in order.
 */
final class ServerLog {

    private static final long LARGE = 16L << 20;
    private static final int TAIL = 200;
    private static final Pattern COMPLAINT = Pattern.compile("(?:FATAL|PANIC|initdb: error|pg_ctl: [^:]*could not).*");

    private final Path file;

    /** Appends; what was large at the last start is put aside, in place of the one before it. */
    ServerLog(Path file) throws IOException {
        this.file = file;
        if (Files.exists(file) && Files.size(file) > LARGE) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PrivateFiles.FILE));
        }
    }

    ProcessBuilder.Redirect redirect() {
        return ProcessBuilder.Redirect.appendTo(file.toFile());
    }

    Path file() {
        return file;
    }

    /** The last thing that the server itself says went wrong. */
    Optional<String> lastComplaint() {
        Deque<String> tail = new ArrayDeque<>();
        try (var lines = Files.lines(file)) {
            lines.forEach(line -> {
                tail.addLast(line);
                if (tail.size() > TAIL) {
                    tail.removeFirst();
                }
            });
        } catch (IOException | java.io.UncheckedIOException unreadable) {
            return Optional.empty();
        }
        return tail.reversed().stream()
                .map(COMPLAINT::matcher)
                .filter(java.util.regex.Matcher::find)
                .map(java.util.regex.Matcher::group)
                .findFirst();
    }
}
