package org.pledgetracker.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.eventstore.EventStoreSchema;
import org.pledgetracker.core.eventstore.EventStores;
import org.pledgetracker.core.eventstore.PostgresEventStore;
import org.pledgetracker.projections.benchmark.ManyEntries;
import org.pledgetracker.projections.config.Views;
import org.pledgetracker.projections.view.ViewSchema;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Which indexes a replay's tables have while events are folded, and at its end. */
class LateIndexesTest {

    private static final int QUIET = 1_000;
    private static final int BUSY = 5;

    /** Behind two commitments with a pledge each. */
    private static final long FIRST_PAYMENT = 5;

    private static final String INDEXES = """
            select replace(indexdef, schemaname || '.', '') from pg_indexes
             where schemaname = ? and tablename in ('history', 'entry_version') order by 1
            """;

    private static final String NOT_FOR_THEIR_TRANSACTION =
            "select indexrelid::regclass::text from pg_index where indrelid = 'entry_version'::regclass and indcheckxmin";

    private static final String KEYS = """
            select conrelid::regclass::text || ' ' || pg_get_constraintdef(oid) from pg_constraint
             where conrelid in ('history'::regclass, 'entry_version'::regclass) and contype = 'p' order by 1
            """;

    private final HikariDataSource pool =
            ConnectionPool.openForDerived(Replays.SCHEMA, TestDatabase.fresh(), "test", Replays.CONNECTIONS);
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);
    private final TransactionTemplate each = new TransactionTemplate(new JdbcTransactionManager(pool));
    private final PostgresEventStore events = open();

    private PostgresEventStore open() {
        EventStoreSchema.migrate(pool);
        ViewSchema.migrate(pool);
        var store = EventStores.on(pool);
        new ManyEntries(store, 2).append(20);
        return store;
    }

    @AfterEach
    void close() {
        events.shutDown();
        pool.close();
    }

    @Test
    void none_but_the_key_of_deliveries_is_kept_while_events_are_folded() throws InterruptedException {
        var tables = folded(QUIET);

        assertThat(tables.position()).isEqualTo(head());
        assertThat(indexes(Replays.SCHEMA)).singleElement().asString().contains("entry_version_pkey");
    }

    @Test
    void those_of_a_busy_commitment_can_be_used_when_its_deliveries_are_looked_for() throws InterruptedException {
        var replay = new Replay(events, tables(BUSY));
        replay.fold(FIRST_PAYMENT, each, _ -> {}, () -> true);
        assertThat(indexes(Replays.SCHEMA)).hasSize(1);

        // Begins with a correction of the first payment: beside it an index of the same transaction would be of no use.
        replay.fold(head(), each, _ -> {}, () -> true);

        assertThat(indexes(Replays.SCHEMA)).hasSize(4);
        assertThat(jdbc.queryForList(NOT_FOR_THEIR_TRANSACTION, String.class)).isEmpty();
        assertThat(jdbc.queryForList("select 1 from tally_checkpoint", Integer.class))
                .isNotEmpty();
    }

    @Test
    void at_the_end_all_are_there_as_the_live_tables_have_them() throws InterruptedException {
        var live = indexes(ViewSchema.LIVE);

        folded(QUIET).complete(true);
        assertThat(indexes(Replays.SCHEMA)).isEqualTo(live).hasSize(6);

        folded(BUSY).complete(0, false);
        assertThat(indexes(Replays.SCHEMA)).isEqualTo(live);
    }

    @Test
    void the_history_has_its_key_again_where_it_comes_in_the_place_of_the_live_one() throws InterruptedException {
        folded(QUIET).complete(true);

        LateIndexes.restoreKey(jdbc);

        assertThat(jdbc.queryForList(KEYS, String.class))
                .containsExactly(
                        "entry_version PRIMARY KEY (key, known_from)",
                        "history PRIMARY KEY (commitment, \"position\")");
    }

    private ShadowTables folded(int spacing) throws InterruptedException {
        var tables = tables(spacing);
        new Replay(events, tables).fold(head(), each, _ -> {}, () -> true);
        return tables;
    }

    private ShadowTables tables(int spacing) {
        var tables = new ShadowTables(pool, replayed -> Views.on(replayed, spacing));
        tables.create("test");
        return tables;
    }

    private long head() {
        return events.createHeadToken().position().orElseThrow();
    }

    private List<@Nullable String> indexes(String schema) {
        return jdbc.queryForList(INDEXES, String.class, schema);
    }
}
