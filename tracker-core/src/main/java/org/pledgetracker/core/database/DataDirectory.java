package org.pledgetracker.core.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory in which the embedded server keeps everything, and what lies where in it. A file of our own marks it,
 * so that a mistyped path never makes the tracker write into somebody else's directory.
 *
 * @param root a real, absolute path
 */
record DataDirectory(Path root) {

    private static final Logger log = LoggerFactory.getLogger(DataDirectory.class);

    static final String MARKER = "tracker-data";
    static final int LAYOUT = 1;

    private static final Pattern MARKER_TEXT = Pattern.compile("pledge-tracker data (\\d{1,9})\\s*");

    /** What a first start, killed before the marker was there, or a fresh volume leaves: as good as empty. */
    private static final Set<String> NOT_YET_OURS =
            Set.of(DirectoryLock.FILE, PrivateFiles.draftOf(MARKER), "lost+found");

    /**
     * Finds or creates the directory. One that is not ours is refused untouched.
     *
     * @throws StartupProblem if it cannot be used
     */
    static DataDirectory claim(Path wanted) {
        Path path = wanted.toAbsolutePath().normalize();
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new StartupProblem(path + " is a file, not a directory: " + Advice.OTHER_DIRECTORY);
        }
        try {
            Files.createDirectories(path, PosixFilePermissions.asFileAttribute(PrivateFiles.DIRECTORY));
            var directory = new DataDirectory(path.toRealPath());
            directory.checkOurs();
            if (!Files.isWritable(path)) {
                throw new StartupProblem(
                        path + " is not writable: give this user the right to write or " + Advice.OTHER_DIRECTORY);
            }
            return directory;
        } catch (IOException | UnsupportedOperationException failure) {
            throw new StartupProblem(
                    "The data directory %s cannot be created or read (%s): %s"
                            .formatted(path, failure, Advice.OTHER_DIRECTORY),
                    failure);
        }
    }

    private void checkOurs() throws IOException {
        if (Files.exists(marker())) {
            checkLayout(Files.readString(marker()));
        } else if (holdsAnything()) {
            throw new StartupProblem("%s is not empty and not a data directory of the tracker (it has no file %s): %s"
                    .formatted(root, MARKER, Advice.OTHER_DIRECTORY));
        }
    }

    private void checkLayout(String text) {
        Matcher layout = MARKER_TEXT.matcher(text);
        if (!layout.matches()) {
            throw new StartupProblem("The file %s does not say what the tracker writes there: restore it or %s"
                    .formatted(marker(), Advice.OTHER_DIRECTORY));
        }
        if (Integer.parseInt(layout.group(1)) > LAYOUT) {
            throw new StartupProblem(
                    "%s was written by a newer tracker (layout %s, this one knows %d): start that version or %s"
                            .formatted(root, layout.group(1), LAYOUT, Advice.OTHER_DIRECTORY));
        }
    }

    private boolean holdsAnything() throws IOException {
        try (Stream<Path> files = Files.list(root)) {
            return files.anyMatch(
                    file -> !NOT_YET_OURS.contains(file.getFileName().toString()));
        }
    }

    /** Makes it ours. Only for the holder of the lock. */
    void mark() throws IOException {
        try {
            Files.setPosixFilePermissions(root, PrivateFiles.DIRECTORY);
        } catch (IOException notOwner) {
            // A mounted volume may belong to root. What is secret in it has its own permissions.
            log.warn("Others may list {}: its permissions cannot be changed ({})", root, notOwner.toString());
        }
        if (!Files.exists(marker())) {
            PrivateFiles.write(marker(), "pledge-tracker data " + LAYOUT + "\n");
        }
    }

    private Path marker() {
        return root.resolve(MARKER);
    }

    Path cluster() {
        return root.resolve("postgres");
    }

    Path binaries() {
        return root.resolve("binaries");
    }

    Path credentials() {
        return root.resolve("credentials.properties");
    }

    Path log() {
        return root.resolve("postgres.log");
    }

    /** What every refusal ends with. */
    static final class Advice {
        static final String OTHER_DIRECTORY = "choose another tracker.data-dir";

        private Advice() {}
    }
}
