package org.pledgetracker.core.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The right to use a data directory. The operating system takes it back when the process dies, however it dies. */
final class DirectoryLock implements AutoCloseable {

    static final String FILE = "tracker.lock";

    /**
     * POSIX drops all of a process's locks on a file when it closes any descriptor of it. So a second attempt within
     * this process must be told without opening the file.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path root;
    private final FileChannel channel;

    private DirectoryLock(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /** @throws StartupProblem if this process or another one holds it, naming its process id */
    static DirectoryLock acquire(DataDirectory directory) {
        Path root = directory.root();
        if (!HELD_HERE.add(root)) {
            throw held(root, Long.toString(ProcessHandle.current().pid()));
        }
        boolean acquired = false;
        try {
            var lock = new DirectoryLock(root, lock(root));
            acquired = true;
            return lock;
        } catch (IOException failure) {
            throw new StartupProblem(
                    "%s cannot be locked (%s): %s"
                            .formatted(root.resolve(FILE), failure, DataDirectory.Advice.OTHER_DIRECTORY),
                    failure);
        } finally {
            if (!acquired) {
                HELD_HERE.remove(root);
            }
        }
    }

    private static FileChannel lock(Path root) throws IOException {
        FileChannel channel = FileChannel.open(
                root.resolve(FILE),
                Set.of(CREATE, READ, WRITE),
                PosixFilePermissions.asFileAttribute(PrivateFiles.FILE));
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
            if (!locked) {
                throw held(root, read(channel));
            }
            channel.truncate(0);
            channel.write(UTF_8.encode(ProcessHandle.current().pid() + "\n"), 0);
            return channel;
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        channel.read(bytes, 0);
        return UTF_8.decode(bytes.flip()).toString().strip();
    }

    private static StartupProblem held(Path root, String pid) {
        return new StartupProblem("The data directory %s is in use by process %s: stop that one or %s"
                .formatted(root, pid.isEmpty() ? "(unknown)" : pid, DataDirectory.Advice.OTHER_DIRECTORY));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            HELD_HERE.remove(root);
        }
    }
}
