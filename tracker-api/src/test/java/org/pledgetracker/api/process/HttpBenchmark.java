package org.pledgetracker.api.process;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pledgetracker.api.TrackerApplication;
import org.pledgetracker.api.process.TrackerClient.Answer;
import org.pledgetracker.api.process.TrackerClient.Payment;
import org.pledgetracker.core.benchmark.Clients;
import org.pledgetracker.core.benchmark.Race;
import org.pledgetracker.core.benchmark.Report;
import org.pledgetracker.core.benchmark.Sample;
import org.pledgetracker.core.benchmark.Side;
import org.pledgetracker.stock.StockTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Payments recorded over HTTP by signed-in clients that keep their connections: this tracker, and the same one on Axon's
 * JDBC engine. Clients, trackers and their servers share the machine, so the processor time of each is told too.
 */
@Tag("benchmark")
class HttpBenchmark {

    private static final Logger log = LoggerFactory.getLogger(HttpBenchmark.class);

    private static final int CLIENTS = 256;
    private static final int COMMITMENTS = 200;

    /** A request goes through some thousands of methods, each compiled in full after some thousands of calls. */
    private static final int COMPILED_AFTER = 40_000;

    private final AtomicLong numbers = new AtomicLong();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void payments_over_http() throws Exception {
        try (var ours = MeasuredTracker.start(TrackerApplication.class, directory.resolve("ours"));
                var stock = MeasuredTracker.start(StockTracker.class, directory.resolve("stock"))) {
            register(ours);
            register(stock);
            warmUp(ours.client());
            warmUp(stock.client());
            var sides = List.of(side("this tracker", ours), side("on Axon's JDBC engine", stock));
            Report.write("http", List.of(Race.run("Payments over HTTP, connections: " + CLIENTS, "payments", sides)));
            log.info("this tracker: {}", ours.split());
            log.info("on Axon's JDBC engine: {}", stock.split());
        }
    }

    private static void register(MeasuredTracker tracker) throws Exception {
        for (int number = 0; number < COMMITMENTS; number++) {
            created(tracker.client().register(commitment(number)));
        }
    }

    private void warmUp(TrackerClient client) throws Exception {
        long last = numbers.get() + COMPILED_AFTER;
        while (numbers.get() < last) {
            recording(client);
        }
    }

    private Side side(String name, MeasuredTracker tracker) {
        return Side.of(name, () -> tracker.measuring(() -> recording(tracker.client())));
    }

    private Sample recording(TrackerClient client) throws Exception {
        return Clients.during(CLIENTS, _ -> {
            long number = numbers.incrementAndGet();
            var payment = new Payment("p" + number, String.valueOf(1 + number % 1_000));
            created(client.record(commitment(number), payment));
        });
    }

    private static String commitment(long number) {
        return "C-" + number % COMMITMENTS;
    }

    private static void created(Answer answer) {
        if (answer.status() != 201) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
    }
}
