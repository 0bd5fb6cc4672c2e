package org.pledgetracker.core.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One start of the server through the library, initialising the cluster if there is none. */
record ServerStart(DataDirectory directory, Binaries binaries, Cluster cluster, Credentials credentials) {

    /**
     * For recovery after a crash, which replays up to {@code max_wal_size} of log and begins anew when it is stopped.
     * A server that gives up is noticed at once.
     */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Duration GLANCE = Duration.ofMillis(50);

    private static final String WORKING_DIRECTORY = "ot.epg.working-dir";

    /** @throws StartupProblem with what the server's log says; then a server may still be running */
    EmbeddedPostgres start() throws IOException {
        binaries.removeIncomplete();
        var log = new ServerLog(directory.log());
        Path passwordFile = directory.root().resolve("superuser.password");
        try {
            EmbeddedPostgres.Builder builder = configured(log);
            if (cluster.isBeingMade()) {
                PrivateFiles.write(passwordFile, credentials.superuser() + "\n");
                ServerSettings.initialisation(passwordFile.toString()).forEach(builder::setLocaleConfig);
            }
            return watch(new FutureTask<>(builder::start), log);
        } catch (ExecutionException failure) {
            throw notStarted(log, rootOf(failure));
        } finally {
            PrivateFiles.delete(passwordFile);
        }
    }

    /** The library keeps trying to connect for all of its patience, even to a server that has given up at once. */
    private static EmbeddedPostgres watch(FutureTask<EmbeddedPostgres> start, ServerLog log) throws ExecutionException {
        Thread starter = Thread.ofPlatform().name("postgres-start").daemon().start(start);
        while (true) {
            try {
                return start.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException notYet) {
                if (log.saysNotStarted()) {
                    starter.interrupt();
                    throw notStarted(log, notYet);
                }
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
                starter.interrupt();
                throw notStarted(log, interruption);
            }
        }
    }

    private static StartupProblem notStarted(ServerLog log, Throwable cause) {
        return new StartupProblem(
                "The embedded PostgreSQL did not start (%s): see %s"
                        .formatted(log.lastComplaint().orElseGet(cause::toString), log.file()),
                cause);
    }

    private EmbeddedPostgres.Builder configured(ServerLog log) {
        EmbeddedPostgres.Builder builder = builder()
                .setDataDirectory(directory.cluster())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(binaries.directory().toFile())
                .setPgBinaryResolver(binaries)
                .setDataDirectoryCustomizer(this::finish)
                .setPGStartupWait(PATIENCE)
                .setOutputRedirector(log.redirect())
                .setErrorRedirector(log.redirect())
                .setConnectConfig("password", credentials.superuser());
        ServerSettings.all().forEach(builder::setServerConfig);
        return builder;
    }

    /**
     * When it starts a server, the library deletes old clusters of its own making in its working directory, by default
     * a shared temporary one. Were the data directory in that place, it would be deleted. The directory of the programs
     * is a place without clusters.
     */
    private EmbeddedPostgres.Builder builder() {
        synchronized (ServerStart.class) {
            String before = System.getProperty(WORKING_DIRECTORY);
            System.setProperty(WORKING_DIRECTORY, binaries.directory().toString());
            try {
                return EmbeddedPostgres.builder();
            } finally {
                if (before == null) {
                    System.clearProperty(WORKING_DIRECTORY);
                } else {
                    System.setProperty(WORKING_DIRECTORY, before);
                }
            }
        }
    }

    /** Between initialisation and start, so that no server ever listens without asking for passwords. */
    private void finish(File made) {
        try {
            binaries.protect();
            cluster.finish();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
