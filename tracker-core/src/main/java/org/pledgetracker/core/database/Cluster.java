package org.pledgetracker.core.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL's own directory. A marker stands beside it while it is being made, so that a first start which was killed
 * midway is made again, and nothing else is ever deleted.
 */
final class Cluster {

    private static final Logger log = LoggerFactory.getLogger(Cluster.class);

    static final String MAJOR_VERSION = "18";
    static final String BEING_MADE = "postgres.being-made";

    private static final String ACCESS = """
            # Written anew at every start. Every connection needs a password; other machines have none.
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128      scram-sha-256
            """;

    private final DataDirectory directory;
    private final Path path;
    private final Path beingMade;

    Cluster(DataDirectory directory) {
        this.directory = directory;
        this.path = directory.cluster();
        this.beingMade = directory.root().resolve(BEING_MADE);
    }

    /**
     * Leaves either a cluster that can be started or none, announced as being made.
     *
     * @throws StartupProblem if there is one that this version cannot start, or one has disappeared
     */
    void prepare() throws IOException {
        if (isBeingMade() && Files.isDirectory(path) && !hasEverRun()) {
            log.warn("The first start in {} was interrupted: initialising again", directory.root());
            endInitialisation();
            PrivateFiles.empty(path);
        }
        // The library's own lock. A start that failed in this process still holds it, but only ours counts.
        Files.deleteIfExists(path.resolve("epg-lock"));
        if (isAbsent()) {
            announce();
        } else {
            checkVersion();
        }
    }

    /** Whether {@link #prepare} has left it to be initialised. */
    boolean isBeingMade() {
        return Files.exists(beingMade);
    }

    /** To be called when the cluster is made and before it is started; also on later starts. */
    void finish() throws IOException {
        PrivateFiles.write(path.resolve("pg_hba.conf"), ACCESS);
        PrivateFiles.delete(beingMade);
    }

    /** The initialisation outlives the killed process that began it, and would write into the next one's files. */
    private void endInitialisation() {
        ProcessHandle.allProcesses().filter(this::initialisesThis).forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            process.onExit().completeOnTimeout(process, 5, TimeUnit.SECONDS).join();
        });
    }

    private boolean initialisesThis(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return info.command().filter(command -> command.endsWith("/initdb")).isPresent()
                && List.of(info.arguments().orElse(new String[0])).contains(path.toString());
    }

    /** A server writes this file when it starts, initialisation does not: without it there can be no data. */
    private boolean hasEverRun() {
        return Files.exists(path.resolve("postmaster.opts"));
    }

    private boolean isAbsent() throws IOException {
        if (!Files.exists(path)) {
            return true;
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.findAny().isEmpty();
        }
    }

    private void announce() throws IOException {
        // The marker is older than the passwords: with passwords and without marker there has been a cluster.
        if (Files.exists(directory.credentials()) && !isBeingMade()) {
            throw new StartupProblem(
                    "%s is missing, though it once was made: mount or restore it, or %s to start without its data"
                            .formatted(path, DataDirectory.Advice.OTHER_DIRECTORY));
        }
        PrivateFiles.write(beingMade, "");
    }

    private void checkVersion() throws IOException {
        Path file = path.resolve("PG_VERSION");
        if (!Files.exists(file)) {
            throw new StartupProblem("%s is not a PostgreSQL cluster (no PG_VERSION): restore it from a backup or %s"
                    .formatted(path, DataDirectory.Advice.OTHER_DIRECTORY));
        }
        String version = Files.readString(file).strip();
        if (!version.equals(MAJOR_VERSION)) {
            throw new StartupProblem(
                    "%s holds data of PostgreSQL %s, this tracker runs %s: upgrade it or start the tracker that made it"
                            .formatted(path, version, MAJOR_VERSION));
        }
        if (!Files.exists(directory.credentials())) {
            throw new StartupProblem("%s is missing, without it nobody can connect to %s: restore it from a backup"
                    .formatted(directory.credentials(), path));
        }
    }
}
