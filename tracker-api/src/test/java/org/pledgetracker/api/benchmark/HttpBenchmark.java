package org.pledgetracker.api.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pledgetracker.api.TrackerApplication;
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

    private final AtomicLong numbers = new AtomicLong();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @Test
    void payments_over_http() throws Exception {
        try (var ours = MeasuredTracker.start(TrackerApplication.class, directory.resolve("ours"));
                var stock = MeasuredTracker.start(StockTracker.class, directory.resolve("stock"))) {
            register(ours);
            register(stock);
            var sides = List.of(side("this tracker", ours), side("on Axon's JDBC engine", stock));
            Report.write("http", List.of(Race.run("Payments over HTTP, connections: " + CLIENTS, "payments", sides)));
            log.info("this tracker: {}", ours.split());
            log.info("on Axon's JDBC engine: {}", stock.split());
        }
    }

    private void register(MeasuredTracker tracker) throws Exception {
        for (int number = 0; number < COMMITMENTS; number++) {
            post(tracker, "/api/v1/commitments", """
                    {"commitment": "C-%d", "title": "Roads", "pledger": "One", "beneficiary": "Another", "theme": "Transport",
                     "citation": {"source": "LEDGER", "locator": "p. 1"}}""".formatted(number));
        }
    }

    private Side side(String name, MeasuredTracker tracker) {
        return Side.of(name, () -> tracker.measuring(() -> recording(tracker)));
    }

    private Sample recording(MeasuredTracker tracker) throws Exception {
        return Clients.during(CLIENTS, _ -> {
            long number = numbers.incrementAndGet();
            post(tracker, "/api/v1/commitments/C-" + number % COMMITMENTS + "/disbursements", """
                    {"reference": "p%d", "amount": "%d", "currency": "USD", "precision": "EXACT", "paidTo": "2024-05-17",
                     "citation": {"source": "LEDGER", "locator": "p. 1"}}""".formatted(
                            number, 1 + number % 1_000));
        });
    }

    private void post(MeasuredTracker tracker, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + tracker.port() + path))
                .header("Authorization", MeasuredTracker.AUTHORIZATION)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(30))
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }
}
