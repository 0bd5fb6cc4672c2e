package org.pledgetracker.projections.benchmark;

import static org.pledgetracker.core.commitment.Given.pay;
import static org.pledgetracker.core.commitment.Given.register;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.eventstore.EventStoreSchema;
import org.pledgetracker.core.eventstore.EventStores;
import org.pledgetracker.core.eventstore.PostgresEventStore;
import org.pledgetracker.core.recording.Provenance;
import org.pledgetracker.core.recording.Recorder;
import org.pledgetracker.core.recording.TrackerStore;
import org.pledgetracker.projections.config.TestViews;
import org.pledgetracker.projections.view.PositionTokenStore;
import org.pledgetracker.projections.view.ViewPosition;
import org.pledgetracker.projections.view.ViewProcessor;
import org.pledgetracker.projections.view.ViewSchema;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** How long it takes from the answer to a command until every view has it, at a steady rate of commands. */
@Tag("benchmark")
class VisibilityBenchmark {

    private static final Provenance BY = Provenance.of("account", "benchmark");
    private static final int COMMITMENTS = 500;
    private static final int CLIENTS = 256;
    private static final int CONNECTIONS = 24;
    private static final int WARM_SECONDS = 30;
    private static final int SECONDS = 20;

    /** Each look is a query, and takes its part of the processors. */
    private static final long BETWEEN_LOOKS = Duration.ofMillis(4).toNanos();

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000, 3_000})
    void from_recorded_to_visible(int perSecond) throws Exception {
        var database = TestDatabase.fresh();
        try (var pool = ConnectionPool.openIn(ViewSchema.LIVE, database, "benchmark", CONNECTIONS);
                var views = ConnectionPool.openForDerived(ViewSchema.LIVE, database, "views", 2)) {
            EventStoreSchema.migrate(pool);
            ViewSchema.migrate(pool);
            var events = EventStores.on(pool);
            var recorder = new TrackerStore(events, pool).recorder();
            for (int number = 0; number < COMMITMENTS; number++) {
                recorder.record(register("C-" + number), BY);
            }
            measure(pool, views, events, recorder, perSecond);
            events.shutDown();
        }
    }

    /** @param at when the answer came, on {@link System#nanoTime()}'s clock */
    private record Answered(long position, long at) {}

    private static void measure(
            HikariDataSource pool, HikariDataSource views, PostgresEventStore events, Recorder recorder, int perSecond)
            throws Exception {
        var jdbc = new JdbcTemplate(pool);
        var folding = new JdbcTemplate(views);
        var position = new ViewPosition(jdbc);
        var answers = new ConcurrentLinkedQueue<Answered>();
        var seen = new ArrayList<Long>();
        var done = new AtomicBoolean();
        try (var processor = new ViewProcessor(
                        events,
                        new PositionTokenStore(folding),
                        new JdbcTransactionManager(views),
                        TestViews.views(folding),
                        position);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            processor.start();
            var watching = threads.submit(() -> watch(jdbc, answers, seen, done));
            long sent = send(recorder, answers, perSecond);
            done.set(true);
            watching.get();
            report(perSecond, sent, seen);
        }
    }

    /** Sends at its times, whatever became of those before, as long as not too many are under way. */
    private static long send(Recorder recorder, ConcurrentLinkedQueue<Answered> answers, int perSecond)
            throws InterruptedException {
        var underWay = new Semaphore(CLIENTS);
        long begun = System.nanoTime();
        long measured = begun + Duration.ofSeconds(WARM_SECONDS).toNanos();
        long end = measured + Duration.ofSeconds(SECONDS).toNanos();
        long number = 0;
        long counted = 0;
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            while (System.nanoTime() < end) {
                long due = begun + number * 1_000_000_000L / perSecond;
                LockSupport.parkNanos(due - System.nanoTime());
                underWay.acquire();
                long payment = number++;
                boolean counts = System.nanoTime() >= measured;
                counted += counts ? 1 : 0;
                clients.execute(() -> {
                    try {
                        var receipt = recorder.record(pay("C-" + payment % COMMITMENTS, "p" + payment, "5", "USD"), BY);
                        if (counts) {
                            answers.add(new Answered(receipt.position(), System.nanoTime()));
                        }
                    } finally {
                        underWay.release();
                    }
                });
            }
        }
        return counted;
    }

    private static void watch(
            JdbcTemplate jdbc, ConcurrentLinkedQueue<Answered> answers, List<Long> seen, AtomicBoolean done) {
        var waiting = new ArrayList<Answered>();
        while (!done.get() || !waiting.isEmpty() || !answers.isEmpty()) {
            long position = new ViewPosition(jdbc).current();
            long now = System.nanoTime();
            for (var answer = answers.poll(); answer != null; answer = answers.poll()) {
                waiting.add(answer);
            }
            waiting.removeIf(answer -> {
                boolean visible = answer.position() <= position;
                if (visible) {
                    seen.add(Math.max(0, now - answer.at()));
                }
                return visible;
            });
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
    }

    private static void report(int perSecond, long sent, List<Long> seen) {
        Collections.sort(seen);
        ProgressBenchmark.print(
                "%,d commands a second asked, %,.0f sent; visible after a median of %.1f ms, 99 %% %.1f ms, all %.1f ms"
                        .formatted(perSecond, (double) sent / SECONDS, at(seen, 0.5), at(seen, 0.99), at(seen, 1)));
    }

    private static double at(List<Long> sorted, double part) {
        return sorted.get((int) (part * (sorted.size() - 1))) / 1e6;
    }
}
