package org.pledgetracker.projections.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.eventstore.EventStoreSchema;
import org.pledgetracker.core.eventstore.EventStores;
import org.pledgetracker.projections.config.TestViews;
import org.pledgetracker.projections.progress.ProgressQueries;
import org.pledgetracker.projections.progress.Question;
import org.pledgetracker.projections.view.PositionTokenStore;
import org.pledgetracker.projections.view.Snapshots;
import org.pledgetracker.projections.view.ViewPosition;
import org.pledgetracker.projections.view.ViewProcessor;
import org.pledgetracker.projections.view.ViewSchema;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Progress for any pair of dates against the current one's, and how fast the views follow, with many entries: interleaved in
 * one run. Prints medians and spread, and the plans of the queries.
 */
@Tag("benchmark")
class ProgressBenchmark {

    private static final int ENTRIES = Integer.getInteger("tracker.benchmark.entries", 1_000_000);
    private static final int WARM = 100;
    private static final int ROUNDS = 400;

    @ParameterizedTest
    @ValueSource(ints = {10_000, 1})
    void progress(int commitments) throws Exception {
        try (var pool = ConnectionPool.openIn(ViewSchema.LIVE, TestDatabase.fresh(), "benchmark", 8)) {
            EventStoreSchema.migrate(pool);
            ViewSchema.migrate(pool);
            var jdbc = new JdbcTemplate(pool);
            var position = new ViewPosition(jdbc);
            long head = fold(commitments, pool, jdbc, position);
            jdbc.execute("analyze");
            measure(commitments, head, new TestViews(jdbc).progress(), snapshots(pool, position));
            Plans.print(jdbc, ManyEntries.commitment(0), head);
        }
    }

    private static Snapshots snapshots(HikariDataSource pool, ViewPosition position) {
        return new Snapshots(new JdbcTransactionManager(pool), position);
    }

    private static long fold(int commitments, HikariDataSource pool, JdbcTemplate jdbc, ViewPosition position)
            throws InterruptedException {
        var events = EventStores.on(pool);
        new ManyEntries(events, commitments).append(ENTRIES);
        long head = events.createHeadToken().position().orElseThrow();
        var views = TestViews.views(jdbc);
        long begun = System.nanoTime();
        try (var processor = new ViewProcessor(
                events, new PositionTokenStore(jdbc), new JdbcTransactionManager(pool), views, position)) {
            processor.start();
            assertThat(position.await(head, Duration.ofMinutes(30)))
                    .as(String.valueOf(processor.error()))
                    .isTrue();
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        events.shutDown();
        print("%,d entries in %,d commitments: %,d events folded in %.1f s, %,.0f a second%n"
                .formatted(ENTRIES, commitments, head, seconds, head / seconds));
        return head;
    }

    private static void measure(int commitments, long head, ProgressQueries progress, Snapshots snapshots) {
        var random = new Random(11);
        var today = ManyEntries.FIRST.plusDays(ManyEntries.DAYS);
        var current = new ArrayList<Long>();
        var any = new ArrayList<Long>();
        long registered = 2L * commitments;
        for (int round = 0; round < WARM + ROUNDS; round++) {
            var code = new CommitmentCode(ManyEntries.commitment(random.nextInt(commitments)));
            long now = time(progress, snapshots, code, today, head);
            var day = ManyEntries.FIRST.plusDays(random.nextInt(ManyEntries.DAYS));
            long at = registered + 1 + (long) (random.nextDouble() * (head - registered));
            long then = time(progress, snapshots, code, day, at);
            if (round >= WARM) {
                current.add(now);
                any.add(then);
            }
        }
        double ratio = (double) quantile(any, 0.5) / quantile(current, 0.5);
        print("current: %s; any pair of dates: %s; ratio of medians %.2f%n"
                .formatted(spread(current), spread(any), ratio));
    }

    private static long time(
            ProgressQueries progress, Snapshots snapshots, CommitmentCode code, LocalDate day, long knownAt) {
        long begun = System.nanoTime();
        var status = snapshots.read(_ -> progress.of(code, Question.of(day, knownAt)));
        long took = System.nanoTime() - begun;
        assertThat(status).isPresent();
        return took;
    }

    private static String spread(List<Long> nanos) {
        return "median %.1f ms (5 %% to 95 %%: %.1f to %.1f ms)"
                .formatted(quantile(nanos, 0.5) / 1e6, quantile(nanos, 0.05) / 1e6, quantile(nanos, 0.95) / 1e6);
    }

    private static long quantile(List<Long> values, double part) {
        var sorted = values.stream().sorted().toList();
        return sorted.get((int) (part * (sorted.size() - 1)));
    }

    static void print(String text) {
        LoggerFactory.getLogger(ProgressBenchmark.class).info(text.strip());
    }
}
