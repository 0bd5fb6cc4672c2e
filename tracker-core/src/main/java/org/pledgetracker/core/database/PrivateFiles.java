package org.pledgetracker.core.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files that only their owner may read, written so that a crash leaves the old one or the new one. */
public final class PrivateFiles {

    static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    public static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwx------");

    private PrivateFiles() {}

    /** The name under which a file is written before it takes its place. */
    static String draftOf(String name) {
        return name + ".new";
    }

    /** Has returned when text and name are on disk. */
    public static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(draftOf(file.getFileName().toString()));
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(FILE));
        try (var channel = FileChannel.open(draft, WRITE, TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, ATOMIC_MOVE);
        syncNames(file.toAbsolutePath().getParent());
    }

    /** Has returned when the file is gone from disk, or was not there. */
    static void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            syncNames(file.toAbsolutePath().getParent());
        }
    }

    /** Deletes what is in a directory, not the directory itself, which may be a mount point. Follows no links. */
    static void empty(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                if (!visited.equals(directory)) {
                    Files.delete(visited);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void syncNames(@Nullable Path directory) throws IOException {
        if (directory != null) {
            try (var channel = FileChannel.open(directory, READ)) {
                channel.force(true);
            }
        }
    }
}
