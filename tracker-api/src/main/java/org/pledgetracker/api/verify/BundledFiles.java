package org.pledgetracker.api.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipFile;

/** The files of a bundle of evidence. */
final class BundledFiles implements VerifiedFiles, AutoCloseable {

    private final ZipFile zip;

    BundledFiles(Path file) throws IOException {
        zip = new ZipFile(file.toFile());
    }

    @Override
    public Optional<byte[]> read(String path) throws IOException {
        var entry = zip.getEntry(path);
        if (entry == null) {
            return Optional.empty();
        }
        try (var content = zip.getInputStream(entry)) {
            return Optional.of(content.readAllBytes());
        }
    }

    Set<String> paths() {
        var paths = new TreeSet<String>();
        zip.stream().forEach(entry -> paths.add(entry.getName()));
        return paths;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
