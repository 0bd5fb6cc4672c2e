package org.pledgetracker.api.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.pledgetracker.core.benchmark.Sample;
import org.pledgetracker.core.database.OtherServer;

/** A tracker in a JVM of its own that keeps no views, with the processor time that it and its server take. */
final class MeasuredTracker implements AutoCloseable {

    private static final String PASSWORD = "only-for-measuring";
    static final String AUTHORIZATION =
            "Basic " + Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(UTF_8));

    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");

    private final Process process;
    private final Path data;
    private final int port;
    private Duration wall = Duration.ZERO;
    private Duration tracker = Duration.ZERO;
    private Duration server = Duration.ZERO;
    private Duration clients = Duration.ZERO;

    private MeasuredTracker(Process process, Path data, int port) {
        this.process = process;
        this.data = data;
        this.port = port;
    }

    static MeasuredTracker start(Class<?> application, Path data) throws IOException {
        Files.createDirectories(data);
        var log = data.resolveSibling(data.getFileName() + ".log");
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        application.getName(),
                        "--tracker.data-dir=" + data.resolve("data"),
                        "--tracker.projections.run=false",
                        "--server.port=0")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("TRACKER_ADMIN_PASSWORD", PASSWORD);
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy, "end-measured-tracker"));
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException(Files.readString(log));
            }
            return STARTED.matcher(Files.readString(log)).find();
        });
        var started = STARTED.matcher(Files.readString(log));
        if (!started.find()) {
            throw new IllegalStateException("the tracker serves no port");
        }
        return new MeasuredTracker(process, data.resolve("data"), Integer.parseInt(started.group(1)));
    }

    int port() {
        return port;
    }

    Sample measuring(Callable<Sample> turn) throws Exception {
        long begun = System.nanoTime();
        var before = new Duration[] {timeOf(process.toHandle()), serverTime(), timeOf(ProcessHandle.current())};
        var sample = turn.call();
        wall = wall.plusNanos(System.nanoTime() - begun);
        tracker = tracker.plus(timeOf(process.toHandle())).minus(before[0]);
        server = server.plus(serverTime()).minus(before[1]);
        clients = clients.plus(timeOf(ProcessHandle.current())).minus(before[2]);
        return sample;
    }

    /** Backends of closed connections are not counted; the pools keep theirs. */
    private Duration serverTime() {
        var postmaster = OtherServer.in(data).process().orElseThrow();
        return postmaster.children().map(MeasuredTracker::timeOf).reduce(timeOf(postmaster), Duration::plus);
    }

    private static Duration timeOf(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    String split() {
        return "processors in use: tracker %.2f, PostgreSQL %.2f, clients %.2f"
                .formatted(part(tracker), part(server), part(clients));
    }

    private double part(Duration time) {
        return (double) time.toNanos() / wall.toNanos();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
        OtherServer.in(data).stop();
    }
}
