package org.pledgetracker.api.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.pledgetracker.core.benchmark.Sample;
import org.pledgetracker.core.database.OtherServer;

/** A tracker that keeps no views, with the processor time that it, its server and its clients take. */
final class MeasuredTracker implements AutoCloseable {

    private final TrackerProcess process;
    private final Path data;
    private Duration wall = Duration.ZERO;
    private Duration tracker = Duration.ZERO;
    private Duration server = Duration.ZERO;
    private Duration clients = Duration.ZERO;

    private MeasuredTracker(TrackerProcess process, Path data) {
        this.process = process;
        this.data = data;
    }

    static MeasuredTracker start(Class<?> application, Path data) throws IOException {
        return new MeasuredTracker(
                TrackerProcess.startMeasured(application, data, "--tracker.projections.run=false"), data);
    }

    TrackerClient client() {
        return process.client();
    }

    Sample measuring(Callable<Sample> turn) throws Exception {
        long begun = System.nanoTime();
        var trackerBefore = trackerTime();
        var serverBefore = serverTime();
        var clientsBefore = timeOf(ProcessHandle.current());
        var sample = turn.call();
        wall = wall.plusNanos(System.nanoTime() - begun);
        tracker = tracker.plus(trackerTime()).minus(trackerBefore);
        server = server.plus(serverTime()).minus(serverBefore);
        clients = clients.plus(timeOf(ProcessHandle.current())).minus(clientsBefore);
        return sample;
    }

    private Duration trackerTime() {
        return timeOf(ProcessHandle.of(process.pid()).orElseThrow());
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
        process.close();
    }
}
