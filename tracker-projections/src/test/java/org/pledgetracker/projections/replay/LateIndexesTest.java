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

    private static final String INDEXES = """
            select replace(indexdef, schemaname || '.', '') from pg_indexes
             where schemaname = ? and tablename in ('history', 'entry_version') order by 1
            """;

    private final HikariDataSource pool =
            ConnectionPool.openForDerived(Replays.SCHEMA, TestDatabase.fresh(), "test", Replays.CONNECTIONS);

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void none_but_the_key_of_deliveries_is_kept_while_events_are_folded() throws InterruptedException {
        var tables = folded(QUIET);

        assertThat(indexes(Replays.SCHEMA)).singleElement().asString().contains("entry_version_pkey");

        tables.complete(true);
    }

    @Test
    void those_of_a_busy_commitment_are_there_when_its_deliveries_are_looked_for() throws InterruptedException {
        folded(BUSY);

        assertThat(indexes(Replays.SCHEMA))
                .hasSize(3)
                .anyMatch(index -> String.valueOf(index).contains("(commitment, known_from)"))
                .anyMatch(index -> String.valueOf(index).contains("(commitment, known_to)"));
    }

    @Test
    void at_the_end_all_are_there_as_the_live_tables_have_them() throws InterruptedException {
        ViewSchema.migrate(pool);

        folded(QUIET).complete(true);
        assertThat(indexes(Replays.SCHEMA)).isEqualTo(indexes(ViewSchema.LIVE)).hasSize(6);

        folded(BUSY).complete(false);
        assertThat(indexes(Replays.SCHEMA)).isEqualTo(indexes(ViewSchema.LIVE));
    }

    private ShadowTables folded(int spacing) throws InterruptedException {
        EventStoreSchema.migrate(pool);
        var events = EventStores.on(pool);
        if (events.createHeadToken() == null) {
            new ManyEntries(events, 2).append(20);
        }
        var tables = new ShadowTables(pool, (jdbc, beforeLookingBack) -> Views.on(jdbc, spacing, beforeLookingBack));
        tables.create("test");
        long head = events.createHeadToken().position().orElseThrow();
        new Replay(events, tables)
                .fold(head, new TransactionTemplate(new JdbcTransactionManager(pool)), _ -> {}, () -> true);
        events.shutDown();
        return tables;
    }

    private List<@Nullable String> indexes(String schema) {
        return new JdbcTemplate(pool).queryForList(INDEXES, String.class, schema);
    }
}
