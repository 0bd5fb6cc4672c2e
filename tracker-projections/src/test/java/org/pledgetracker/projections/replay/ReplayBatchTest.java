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
import java.util.concurrent.atomic.AtomicInteger;
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
import org.pledgetracker.projections.config.Views;
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

    /** So that some commitments of few events have checkpoints. */
    private static final int SPACING = 5;

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

        assertThat(rowsOf(1_000, () -> true))
                .isEqualTo(rowsOf(1_000, () -> false))
                .hasSizeGreaterThan(5);
    }

    @Test
    void the_rows_are_the_same_in_batches_of_any_size() throws InterruptedException {
        RandomEvents.publish(events, 29, 500);

        assertThat(rowsOf(7, () -> true))
                .isEqualTo(rowsOf(1_000, () -> true))
                .hasEntrySatisfying("tally_checkpoint", rows -> assertThat(rows).isNotEqualTo("[]"));
    }

    @Test
    void the_position_stays_behind_the_last_batch_that_was_folded() {
        RandomEvents.publish(events, 31, 500);
        var batches = new AtomicInteger();
        var tables = tables(new Folding(false, () -> {
            if (batches.incrementAndGet() == 3) {
                throw new IllegalStateException("a mistake of this view");
            }
        }));

        assertThatThrownBy(() -> new Replay(events, tables, 7).fold(head(), each, _ -> {}, () -> false))
                .hasMessage("a mistake of this view");
        assertThat(tables.position()).isEqualTo(14);
    }

    private Map<String, String> rowsOf(int batch, BooleanSupplier beside) throws InterruptedException {
        var tables = new ShadowTables(pool, jdbc -> Views.on(jdbc, SPACING));
        tables.create("test");
        new Replay(events, tables, batch).fold(head(), each, _ -> {}, beside);
        var jdbc = new JdbcTemplate(pool);
        var rows = new HashMap<String, String>();
        for (var table : jdbc.queryForList(FILLED, Replays.SCHEMA)) {
            var name = String.valueOf(table.get("tablename"));
            rows.put(
                    name,
                    jdbc.queryForList("select " + name + "::text from " + name + " order by 1", String.class)
                            .toString());
        }
        return rows;
    }

    private long head() {
        return events.createHeadToken().position().orElseThrow();
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
