package org.pledgetracker.projections.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.pledgetracker.core.database.PrivateFiles;
import org.pledgetracker.core.transparency.SignerKey;

/** What a node keeps of the log outside the database: the secret key, and the last checkpoint that it signed. */
public final class LogDirectory {

    private final Path directory;

    /** @param dataDirectory of the node; what is kept is in a directory of its own below it */
    public LogDirectory(Path dataDirectory) {
        this.directory = dataDirectory.resolve("log");
    }

    Optional<SignerKey> key() throws IOException {
        return read(keyFile()).map(SignerKey::parse);
    }

    /** Has returned when the key is on the disk, for its owner alone. */
    void keep(SignerKey key) throws IOException {
        Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(PrivateFiles.DIRECTORY));
        PrivateFiles.write(keyFile(), key.secret() + "\n");
    }

    void forgetKey() throws IOException {
        Files.delete(keyFile());
    }

    Optional<String> lastNote() throws IOException {
        return read(checkpointFile());
    }

    void keep(String note) throws IOException {
        Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(PrivateFiles.DIRECTORY));
        PrivateFiles.write(checkpointFile(), note);
    }

    Path keyFile() {
        return directory.resolve("key");
    }

    Path checkpointFile() {
        return directory.resolve("checkpoint");
    }

    private static Optional<String> read(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    }
}
