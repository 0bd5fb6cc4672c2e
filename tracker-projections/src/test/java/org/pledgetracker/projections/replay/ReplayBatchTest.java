package org.pledgetracker.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pledgetracker.core.commitment.Given.register;

import com.zaxxer.hikari.HikariDataSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.eventstore.EventStoreSchema;
import org.pledgetracker.core.eventstore.EventStores;
import org.pledgetracker.core.eventstore.PostgresEventStore;
import org.pledgetracker.core.recording.Provenance;
import org.pledgetracker.core.recording.TrackerStore;
import org.pledgetracker.projections.config.TestViews;
import org.pledgetracker.projections.view.RecordedEvent;
import org.pledgetracker.projections.view.View;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A batch of a replay: views that stand alone beside the others, the position behind both. */
class ReplayBatchTest {

    private static final String FILLED = """
            select tablename from pg_tables
             where schemaname = ? and tablename not in ('flyway_schema_history', 'token')
            """;

    private final HikariDataSource pool =
            ConnectionPool.openForDerived(Replays.SCHEMA, TestDatabase.fresh(), "test", Replays.CONNECTIONS);
    private final TransactionTemplate each = new TransactionTemplate(new JdbcTransactionManager(pool));
    private final PostgresEventStore events = open();

    private PostgresEventStore open() {
        EventStoreSchema.migrate(pool);
        var store = EventStores.on(pool);
        new TrackerStore(store, pool).recorder().record(register("C-1"), Provenance.of("account", "request"));
        return store;
    }

    @AfterEach
    void close() {
        events.shutDown();
        pool.close();
    }

    @Test
    void a_view_that_stands_alone_folds_at_the_same_time() throws InterruptedException {
        var bothFold = new CyclicBarrier(2);
        var tables = tables(new Folding(false, () -> await(bothFold)), new Folding(true, () -> await(bothFold)));

        new Replay(events, tables).fold(1, each, _ -> {}, () -> true);

        assertThat(tables.position()).isEqualTo(1);
    }

    @Test
    void where_others_record_all_fold_on_one_thread() throws InterruptedException {
        var thread = Thread.currentThread();
        Runnable here = () -> assertThat(Thread.currentThread()).isSameAs(thread);
        var tables = tables(new Folding(false, here), new Folding(true, here));

        new Replay(events, tables).fold(1, each, _ -> {}, () -> false);

        assertThat(tables.position()).isEqualTo(1);
    }

    @Test
    void the_position_stays_where_a_view_that_stands_alone_fails() {
        var tables = tables(new Folding(false, () -> {}), new Folding(true, () -> {
            throw new IllegalStateException("a mistake of this view");
        }));

        assertThatThrownBy(() -> new Replay(events, tables).fold(1, each, _ -> {}, () -> true))
                .hasRootCauseMessage("a mistake of this view");
        assertThat(tables.position()).isZero();
    }

    @Test
    void the_rows_are_the_same_either_way() throws InterruptedException {
        RandomEvents.publish(events, 23, 500);

        assertThat(rowsOf(() -> true)).isEqualTo(rowsOf(() -> false)).hasSizeGreaterThan(5);
    }

    private Map<String, String> rowsOf(BooleanSupplier beside) throws InterruptedException {
        var tables = new ShadowTables(pool, TestViews::views);
        tables.create("test");
        long head = events.createHeadToken().position().orElseThrow();
        new Replay(events, tables).fold(head, each, _ -> {}, beside);
        var jdbc = new JdbcTemplate(pool);
        var rows = new HashMap<String, String>();
        for (var table : jdbc.queryForList(FILLED, Replays.SCHEMA)) {
            var name = String.valueOf(table.get("tablename"));
            rows.put(
                    name,
                    jdbc.queryForList("select * from " + name + " order by 1, 2")
                            .toString());
        }
        return rows;
    }

    private ShadowTables tables(View... views) {
        var tables = new ShadowTables(pool, _ -> List.of(views));
        tables.create("test");
        return tables;
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Folding(boolean standsAlone, Runnable what) implements View {

        @Override
        public void fold(List<RecordedEvent> batch) {
            what.run();
        }
    }
}
