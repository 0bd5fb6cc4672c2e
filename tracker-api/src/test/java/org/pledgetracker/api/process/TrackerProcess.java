package org.pledgetracker.api.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.pledgetracker.api.TrackerApplication;
import org.pledgetracker.core.database.DatabaseAddress;
import org.pledgetracker.core.database.OtherServer;

/** A tracker in a JVM of its own, on a port that was free. */
final class TrackerProcess implements AutoCloseable {

    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Duration UNTIL_READY = Duration.ofSeconds(90);
    private static final Duration UNTIL_ENDED = Duration.ofSeconds(60);
    private static final String PASSWORD = "only-for-tests";

    private static final List<String> MEASURED = List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED");
    private static final List<String> STARTED_SOON =
            List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED");

    private final Path data;
    private final Process process;
    private final Captured output;
    private final Captured errors;

    private TrackerProcess(Path data, Process process) {
        this.data = data;
        this.process = process;
        this.output = new Captured(process.inputReader(UTF_8));
        this.errors = new Captured(process.errorReader(UTF_8));
    }

    /** On the embedded server in a directory; has returned when it is ready. */
    static TrackerProcess start(Path data) throws IOException {
        return launch(data).awaitReady();
    }

    /** On a server that somebody else runs; has returned when it is ready. */
    static TrackerProcess start(Path data, DatabaseAddress database) throws IOException {
        return launch(TrackerApplication.class, data, database).awaitReady();
    }

    /** On a server that somebody else runs; has returned at once: it may wait for another process. */
    static TrackerProcess launch(Class<?> application, Path data, DatabaseAddress database, String... settings)
            throws IOException {
        var arguments = new ArrayList<>(List.of(
                "--tracker.database.url=" + database.url(), "--tracker.database.username=" + database.username()));
        arguments.addAll(List.of(settings));
        return launch(
                application,
                data,
                Map.of("TRACKER_DATABASE_PASSWORD", database.password()),
                arguments.toArray(String[]::new));
    }

    /** Has returned at once: the process may start or fail. */
    static TrackerProcess launch(Path data, String... arguments) throws IOException {
        return launch(TrackerApplication.class, data, Map.of(), arguments);
    }

    /** To be measured: compiled as in use, with the classes of the tests; has returned when it is ready. */
    static TrackerProcess startMeasured(Class<?> application, Path data, String... arguments) throws IOException {
        return launch(MEASURED, System.getProperty("java.class.path"), application, data, Map.of(), arguments)
                .awaitReady();
    }

    private static TrackerProcess launch(
            Class<?> application, Path data, Map<String, String> environment, String... arguments) throws IOException {
        return launch(STARTED_SOON, classPath(application), application, data, environment, arguments);
    }

    private static TrackerProcess launch(
            List<String> options,
            String classPath,
            Class<?> application,
            Path data,
            Map<String, String> environment,
            String... arguments)
            throws IOException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath, application.getName(), "--tracker.data-dir=" + data));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().put("SERVER_PORT", "0");
        for (var account : List.of("VIEWER", "MANAGER", "AUDITOR", "ADMIN")) {
            builder.environment().put("TRACKER_" + account + "_PASSWORD", PASSWORD);
        }
        builder.environment().putAll(environment);
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end-tracker-" + process.pid()));
        return new TrackerProcess(data, process);
    }

    /** Without the tests, and for the reading half without the other one: nothing of theirs may be found by it. */
    private static String classPath(Class<?> application) {
        var other = application.equals(TrackerApplication.class)
                ? "no such place"
                : Path.of("tracker-api", "target", "classes").toString();
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
                .filter(entry -> !entry.endsWith(other))
                .collect(Collectors.joining(File.pathSeparator));
    }

    TrackerProcess awaitReady() {
        try {
            await().atMost(UNTIL_READY).pollInterval(Duration.ofMillis(100)).until(this::isReady);
            return this;
        } catch (RuntimeException | Error failure) {
            close();
            throw new IllegalStateException("not ready\n" + output() + errors(), failure);
        }
    }

    private boolean isReady() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the tracker ended with status " + process.exitValue());
        }
        return STARTED.matcher(output.text()).find()
                && client().get("/actuator/health/readiness").status() == 200;
    }

    /** As an account that may record. */
    TrackerClient client() {
        return new TrackerClient(URI.create("http://127.0.0.1:" + port()), "manager", PASSWORD);
    }

    int port() {
        var started = STARTED.matcher(output.text());
        if (!started.find()) {
            throw new IllegalStateException("the tracker serves no port");
        }
        return Integer.parseInt(started.group(1));
    }

    long pid() {
        return process.pid();
    }

    /** Of a process that ends by itself. */
    int exitCode() throws InterruptedException {
        return exitCode(UNTIL_ENDED);
    }

    private int exitCode(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("the tracker does not end\n" + output() + errors());
        }
        output.awaitEnd();
        errors.awaitEnd();
        return process.exitValue();
    }

    String output() {
        return output.text();
    }

    String errors() {
        return errors.text();
    }

    /**
     * SIGKILL. The server of its data directory outlives it, until the next start there or {@link OtherServer#stop}.
     */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        int _ = exitCode();
    }

    /** SIGTERM. @return how long it took to end */
    Duration stop(Duration patience) throws InterruptedException {
        long begun = System.nanoTime();
        process.destroy();
        int _ = exitCode(patience);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /** Ends it and its server, unless it has ended already. */
    @Override
    public void close() {
        if (process.isAlive()) {
            process.destroyForcibly();
            process.onExit().join();
            OtherServer.in(data).stop();
        }
    }

    /** What it writes, read all the time so that it never waits for a reader. */
    private static final class Captured {

        private final Queue<String> lines = new ConcurrentLinkedQueue<>();
        private final Thread reader;

        Captured(BufferedReader stream) {
            // A virtual thread that waits for a pipe keeps one of the few threads that all others run on.
            reader = Thread.ofPlatform().daemon().start(() -> stream.lines().forEach(lines::add));
        }

        String text() {
            return String.join("\n", lines);
        }

        void awaitEnd() throws InterruptedException {
            reader.join();
        }
    }
}
