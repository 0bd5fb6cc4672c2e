package org.pledgetracker.core.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.io.FileUtils;
import org.pledgetracker.core.parts.JvmEnd;
import org.pledgetracker.core.parts.TestPart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One real server for all tests of a JVM, started at first use and gone with the JVM: in a container where
 * {@link TestPart} says so, else embedded, in the module's {@code target}. Either keeps what it confirms, as in use.
 */
public final class TestDatabase {

    private static final Logger log = LoggerFactory.getLogger(TestDatabase.class);

    private static final String PREFIX = "test-database-";
    private static final Path DIRECTORY =
            Path.of("target", PREFIX + ProcessHandle.current().pid()).toAbsolutePath();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestDatabase() {}

    /** A new, empty database, in the hands of the role that also owns the tracker's own. */
    public static DatabaseAddress fresh() {
        if (!TestPart.POSTGRESQL.inContainer()) {
            return freshEmbedded();
        }
        String name = nextName();
        create(name, DatabaseContainer.superuser());
        return DatabaseContainer.owner(name);
    }

    /** The same in the embedded server, for tests that are about it. */
    static DatabaseAddress freshEmbedded() {
        String name = nextName();
        create(name, server().superuser());
        DatabaseAddress owner = server().address();
        return new DatabaseAddress(server().urlOf(name), owner.username(), owner.password());
    }

    private static String nextName() {
        return "t_" + COUNT.incrementAndGet();
    }

    private static void create(String name, DatabaseAddress superuser) {
        try (var connection = superuser.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " OWNER " + Roles.OWNER);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static EmbeddedDatabase server() {
        return Server.STARTED;
    }

    /** The programs, unpacked once for the tests that start servers of their own. */
    static Path binaries() {
        if (server().port() <= 0) {
            throw new IllegalStateException("the server has no port");
        }
        return DIRECTORY.resolve("binaries");
    }

    private static final class Server {

        private static final EmbeddedDatabase STARTED = start();

        private static EmbeddedDatabase start() {
            removeThoseLeftBehind();
            EmbeddedDatabase server = EmbeddedDatabase.open(DIRECTORY);
            JvmEnd.ends(() -> remove(server));
            return server;
        }

        private static void remove(EmbeddedDatabase server) {
            server.close();
            try {
                if (Files.exists(DIRECTORY)) {
                    FileUtils.deleteDirectory(DIRECTORY.toFile());
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        /** A test run that was killed could not stop its server. One that still runs holds its lock. */
        private static void removeThoseLeftBehind() {
            try {
                Path target = Files.createDirectories(DIRECTORY.resolveSibling(""));
                try (var old = Files.newDirectoryStream(target, PREFIX + "*")) {
                    for (Path directory : old) {
                        removeUnlessInUse(new DataDirectory(directory.toRealPath()));
                    }
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static void removeUnlessInUse(DataDirectory directory) throws IOException {
            try (DirectoryLock lock = DirectoryLock.acquire(directory)) {
                Objects.requireNonNull(lock);
                new Postmaster(directory.cluster()).stop();
                FileUtils.deleteDirectory(directory.root().toFile());
            } catch (StartupProblem inUse) {
                log.debug("{}", inUse.getMessage());
            }
        }
    }
}
