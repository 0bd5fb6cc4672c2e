package org.pledgetracker.api.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Files in a directory, such as a copy of a log that was made with any program that follows addresses. */
record MirroredFiles(Path directory) implements VerifiedFiles {

    @Override
    public Optional<byte[]> read(String path) throws IOException {
        var file = directory.resolve(path);
        return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }
}
