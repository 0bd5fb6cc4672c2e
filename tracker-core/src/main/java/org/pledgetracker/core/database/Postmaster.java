package org.pledgetracker.core.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server process of a cluster, found through its {@code postmaster.pid}. Process ids are used again, also across
 * containers that share a volume: so nothing is signalled that is not a PostgreSQL working in this very directory.
 */
final class Postmaster {

    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);

    /** Also one whose programs were deleted while it ran, as Linux shows it. */
    private static final Predicate<String> PROGRAM =
            Pattern.compile(".*/postgres( \\(deleted\\))?").asMatchPredicate();

    private static final Duration FAST = Duration.ofSeconds(30);
    private static final Duration IMMEDIATE = Duration.ofSeconds(10);
    private static final Duration GLANCE = Duration.ofMillis(20);

    private final Path cluster;
    private final Path pidFile;

    Postmaster(Path cluster) {
        this.cluster = cluster;
        this.pidFile = cluster.resolve("postmaster.pid");
    }

    /**
     * Stops the server if it runs and waits until it is gone. Also removes a pid file which names a process that is
     * something else: PostgreSQL would not start beside it.
     *
     * @throws StartupProblem if it does not stop
     */
    void stop() throws IOException {
        Optional<ProcessHandle> named = named();
        if (named.isEmpty()) {
            return;
        }
        ProcessHandle process = named.get();
        if (!isOurs(process)) {
            log.warn("Removing the stale {}: process {} is another program", pidFile, process.pid());
            Files.deleteIfExists(pidFile);
            return;
        }
        log.warn("Stopping PostgreSQL, process {}, in {}", process.pid(), cluster);
        boolean stopped = signalled(process, "INT", FAST) || signalled(process, "QUIT", IMMEDIATE);
        if (!stopped) {
            throw new StartupProblem("PostgreSQL, process %d, still runs in %s and does not stop: end it by hand"
                    .formatted(process.pid(), cluster));
        }
    }

    /** The server, if it runs. */
    Optional<ProcessHandle> running() throws IOException {
        return named().filter(this::isOurs);
    }

    /** The living process that the pid file names, whatever it is. */
    private Optional<ProcessHandle> named() throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(pidFile);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        if (lines.isEmpty() || !lines.getFirst().strip().matches("[1-9]\\d{0,9}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
    }

    private boolean isOurs(ProcessHandle process) {
        boolean postgres = process.info().command().filter(PROGRAM).isPresent();
        return postgres && worksHere(process);
    }

    private boolean worksHere(ProcessHandle process) {
        Path workingDirectory = Path.of("/proc", Long.toString(process.pid()), "cwd");
        try {
            if (Files.isDirectory(Path.of("/proc/self"))) {
                // A server changes into its data directory. Unlike its arguments this stays true when that is moved.
                return Files.isSameFile(workingDirectory, cluster);
            }
            String arguments = String.join(" ", process.info().arguments().orElse(new String[0]));
            return (arguments + " ").contains("-D " + cluster + " ");
        } catch (IOException notVisible) {
            return false;
        }
    }

    /** A process that has ended but was not reaped has no command any more, so it counts as gone. */
    private boolean signalled(ProcessHandle process, String signal, Duration patience) throws IOException {
        new ProcessBuilder("sh", "-c", "kill -s " + signal + " " + process.pid())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        long deadline = System.nanoTime() + patience.toNanos();
        while (process.isAlive() && isOurs(process)) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
        return true;
    }
}
