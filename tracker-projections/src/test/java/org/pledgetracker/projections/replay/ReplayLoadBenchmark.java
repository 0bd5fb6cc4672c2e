package org.pledgetracker.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.pledgetracker.core.commitment.Given.pay;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.benchmark.Clients;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.DatabaseAddress;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.eventstore.EventStoreSchema;
import org.pledgetracker.core.eventstore.EventStores;
import org.pledgetracker.core.recording.Provenance;
import org.pledgetracker.core.recording.Recorder;
import org.pledgetracker.core.recording.TrackerStore;
import org.pledgetracker.projections.benchmark.ManyEntries;
import org.pledgetracker.projections.config.TestViews;
import org.pledgetracker.projections.replay.ReplayReport.State;
import org.pledgetracker.projections.view.PositionTokenStore;
import org.pledgetracker.projections.view.ViewPosition;
import org.pledgetracker.projections.view.ViewProcessor;
import org.pledgetracker.projections.view.ViewSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * What a replay of many events costs those who record meanwhile; live views fold all the time. {@code tracker.benchmark.large}
 * says how many; the heap that it needs is the one it is given.
 */
@Tag("benchmark")
class ReplayLoadBenchmark {

    private static final Logger log = LoggerFactory.getLogger(ReplayLoadBenchmark.class);

    private static final int EVENTS = Integer.getInteger("tracker.benchmark.large", 1_000_000);
    private static final int COMMITMENTS = 10_000;
    private static final int CLIENTS = 32;

    /** Before the replay, and again after it: a machine that has become slower meanwhile is no effect of the replay. */
    private static final int TURNS = 10;

    private static final int WARM_UP = 10;
    private static final Provenance BY = Provenance.of("account", "benchmark");

    private final AtomicLong payments = new AtomicLong();

    @Test
    void a_replay_leaves_room_for_recording() throws Exception {
        var database = TestDatabase.fresh();
        try (var recording = ConnectionPool.openIndexed(database, "events", 16);
                var views = ConnectionPool.openForDerived(ViewSchema.LIVE, database, "views", 3)) {
            EventStoreSchema.migrate(recording);
            ViewSchema.migrate(views);
            var events = EventStores.on(recording);
            new ManyEntries(events, COMMITMENTS).append(EVENTS);
            var jdbc = new JdbcTemplate(views);
            var position = new ViewPosition(jdbc);
            try (var live = new ViewProcessor(
                            events,
                            new PositionTokenStore(jdbc),
                            new JdbcTransactionManager(views),
                            TestViews.views(jdbc),
                            position);
                    var replays = new Replays(() -> shadow(database), events, TestViews::views)) {
                live.start();
                await().atMost(Duration.ofMinutes(15)).until(() -> position.current() >= EVENTS);
                measure(new TrackerStore(events, recording).recorder(), replays);
            }
            events.shutDown();
        }
    }

    private static HikariDataSource shadow(DatabaseAddress database) {
        return ConnectionPool.openForDerived(Replays.SCHEMA, database, "replay", Replays.CONNECTIONS);
    }

    private void measure(Recorder recorder, Replays replays) throws Exception {
        var alone = new ArrayList<Double>();
        var beside = new ArrayList<Double>();
        turns(WARM_UP, recorder);
        alone.addAll(turns(TURNS, recorder));
        var job = replays.start(null);
        while (job.isRunning()) {
            beside.add(record(recorder));
        }
        alone.addAll(turns(TURNS, recorder));
        log.info(
                "{} after {} events in a heap of {} MB; recorded {} a second alone, {} beside it (medians of {} and {})",
                job.report().state(),
                job.report().folded().events(),
                Runtime.getRuntime().maxMemory() / (1024 * 1024),
                Math.round(median(alone)),
                Math.round(median(beside)),
                alone.size(),
                beside.size());
        assertThat(job.report().state()).isEqualTo(State.IDENTICAL);
    }

    private List<Double> turns(int count, Recorder recorder) throws Exception {
        var rates = new ArrayList<Double>();
        for (int turn = 0; turn < count; turn++) {
            rates.add(record(recorder));
        }
        return rates;
    }

    private double record(Recorder recorder) throws Exception {
        return Clients.during(CLIENTS, _ -> {
                    long number = payments.incrementAndGet();
                    recorder.record(pay("C-" + number % COMMITMENTS, "later-" + number, "5", "USD"), BY);
                })
                .perSecond();
    }

    private static double median(List<Double> rates) {
        return rates.stream().sorted().skip(rates.size() / 2).findFirst().orElseThrow();
    }
}
