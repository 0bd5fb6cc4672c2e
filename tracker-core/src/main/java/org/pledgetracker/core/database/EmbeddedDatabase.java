package org.pledgetracker.core.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A PostgreSQL server of our own, in a directory that outlives it. One process at a time uses a directory; a server
 * that a crashed one left behind is stopped first. Durability is on, and every connection needs a password.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    static final String SUPERUSER = "postgres";

    private final EmbeddedPostgres server;
    private final Postmaster postmaster;
    private final DirectoryLock lock;
    private final Credentials credentials;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedDatabase(
            EmbeddedPostgres server, Postmaster postmaster, DirectoryLock lock, Credentials credentials) {
        this.server = server;
        this.postmaster = postmaster;
        this.lock = lock;
        this.credentials = credentials;
    }

    /**
     * Starts the server in this directory, which is created if need be and made the caller's until {@link #close}. Has
     * returned when the role and the database of {@link #address} can be used and durability has been seen to be on.
     *
     * @throws StartupProblem if it cannot; then nothing is left running, and a directory that is not ours is untouched
     */
    public static EmbeddedDatabase open(Path dataDirectory) {
        DataDirectory directory = DataDirectory.claim(dataDirectory);
        return open(directory, new Binaries(directory.binaries()));
    }

    /** With the programs elsewhere, which spares tests a second for each directory. */
    static EmbeddedDatabase open(Path dataDirectory, Path binaries) {
        return open(DataDirectory.claim(dataDirectory), new Binaries(binaries));
    }

    private static EmbeddedDatabase open(DataDirectory directory, Binaries binaries) {
        DirectoryLock lock = DirectoryLock.acquire(directory);
        boolean opened = false;
        try {
            EmbeddedDatabase database = start(directory, binaries, lock);
            opened = true;
            return database;
        } catch (IOException failure) {
            throw new StartupProblem(
                    "The data directory %s cannot be used: %s".formatted(directory.root(), failure), failure);
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    private static EmbeddedDatabase start(DataDirectory directory, Binaries binaries, DirectoryLock lock)
            throws IOException {
        directory.mark();
        var postmaster = new Postmaster(directory.cluster());
        postmaster.stop();
        var cluster = new Cluster(directory);
        cluster.prepare();
        Credentials credentials = Credentials.in(directory.credentials());
        boolean started = false;
        try {
            EmbeddedPostgres server = new ServerStart(directory, binaries, cluster, credentials).start();
            var database = new EmbeddedDatabase(server, postmaster, lock, credentials);
            database.makeReady();
            started = true;
            return database;
        } finally {
            if (!started) {
                postmaster.stop();
            }
        }
    }

    private void makeReady() {
        try {
            try (Connection superuser = superuser().connect()) {
                Roles.ensure(superuser, credentials);
            }
            try (Connection owner = address().connect()) {
                Durability.assertOn(owner);
            }
        } catch (SQLException failure) {
            throw new StartupProblem("The embedded PostgreSQL cannot be set up: " + failure.getMessage(), failure);
        }
    }

    /** The database of the tracker, as the role that owns it. The port changes with every start. */
    public DatabaseAddress address() {
        return new DatabaseAddress(urlOf(Roles.DATABASE), Roles.OWNER, credentials.owner());
    }

    /** The same database, as the role that may do what the application does and nothing else. */
    public DatabaseAddress applicationAddress() {
        return new DatabaseAddress(urlOf(Roles.DATABASE), Roles.APPLICATION, credentials.application());
    }

    public int port() {
        return server.getPort();
    }

    DatabaseAddress superuser() {
        return new DatabaseAddress(urlOf("postgres"), SUPERUSER, credentials.superuser());
    }

    String urlOf(String database) {
        return "jdbc:postgresql://localhost:" + port() + "/" + database;
    }

    /** Stops the server, ending its connections, and lets go of the directory. Once is enough, more does no harm. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try {
            server.close();
            // The library gives up after five seconds, which a last checkpoint may take. The lock is held for longer.
            postmaster.stop();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            lock.close();
        }
    }
}
