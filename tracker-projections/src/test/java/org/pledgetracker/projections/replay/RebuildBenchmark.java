package org.pledgetracker.projections.replay;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.benchmark.Race;
import org.pledgetracker.core.benchmark.Report;
import org.pledgetracker.core.benchmark.Sample;
import org.pledgetracker.core.benchmark.Side;
import org.pledgetracker.core.benchmark.Sizes;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.eventstore.EventStoreSchema;
import org.pledgetracker.core.eventstore.EventStores;
import org.pledgetracker.core.eventstore.PostgresEventStore;
import org.pledgetracker.projections.benchmark.ManyEntries;
import org.pledgetracker.projections.config.TestViews;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** All views made again in PostgreSQL: by a replay with its indexes, and by Axon's processor as it comes. */
@Tag("benchmark")
class RebuildBenchmark {

    private static final int COMMITMENTS = 1_000;

    /** What stands before the first payment, and some more. */
    private static final long STARTED = 2L * COMMITMENTS + 200;

    private static final long ENOUGH = STARTED + 2_000;

    @Test
    void all_views_in_postgresql() throws Exception {
        var database = TestDatabase.fresh();
        try (var recording = ConnectionPool.openIndexed(database, "events", Replays.CONNECTIONS);
                var pool = ConnectionPool.openForDerived(Replays.SCHEMA, database, "replay", Replays.CONNECTIONS);
                var stock = StockRebuild.asItComes(STARTED, ENOUGH);
                var unwaiting = StockRebuild.withoutWaiting(STARTED, ENOUGH)) {
            EventStoreSchema.migrate(recording);
            var events = EventStores.on(recording);
            new ManyEntries(events, COMMITMENTS).append(Sizes.EVENTS);
            fill(stock);
            fill(unwaiting);
            Report.write(
                    "rebuild",
                    List.of(Race.run(
                            "Rebuild of all views",
                            "events",
                            List.of(
                                    Side.of("this store", () -> replay(pool, events)),
                                    Side.of("stock pooled defaults", stock::measure),
                                    Side.of("the same, not waiting for the disk", unwaiting::measure)))));
            events.shutDown();
        }
    }

    private static void fill(StockRebuild stock) {
        var store = stock.store();
        new ManyEntries(store, COMMITMENTS).append(Math.toIntExact(2 * ENOUGH));
        store.shutDown();
    }

    private static Sample replay(HikariDataSource pool, PostgresEventStore events) throws InterruptedException {
        var tables = new ShadowTables(pool, TestViews::views);
        tables.create("benchmark");
        long head = events.createHeadToken().position().orElseThrow();
        long begun = System.nanoTime();
        new Replay(events, tables)
                .fold(head, new TransactionTemplate(new JdbcTransactionManager(pool)), _ -> {}, () -> true);
        tables.complete(true);
        return Sample.of(head, System.nanoTime() - begun);
    }
}
