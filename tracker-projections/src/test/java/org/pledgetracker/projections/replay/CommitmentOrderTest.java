package org.pledgetracker.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.eventstore.EventStoreSchema;
import org.pledgetracker.core.eventstore.EventStores;
import org.pledgetracker.projections.benchmark.ManyEntries;
import org.pledgetracker.projections.config.TestViews;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the deliveries of a large store lie once a replay has made them again. */
class CommitmentOrderTest {

    private static final int COMMITMENTS = 3;
    private static final int ENTRIES = 200;

    private final HikariDataSource pool =
            ConnectionPool.openForDerived(Replays.SCHEMA, TestDatabase.fresh(), "test", Replays.CONNECTIONS);
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);

    @BeforeEach
    void foldInTwoBatches() throws InterruptedException {
        EventStoreSchema.migrate(pool);
        var events = EventStores.on(pool);
        new ManyEntries(events, COMMITMENTS).append(ENTRIES);
        var tables = new ShadowTables(pool, TestViews::views);
        tables.create("test");
        long head = events.createHeadToken().position().orElseThrow();
        var replay = new Replay(events, tables);
        var each = new TransactionTemplate(new JdbcTransactionManager(pool));
        replay.fold(head / 2, each, _ -> {});
        replay.fold(head, each, _ -> {});
        tables.complete();
        events.shutDown();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void those_of_one_commitment_lie_next_to_each_other() {
        var rows = jdbc.queryForList("select * from entry_version order by key, known_from");
        var indexes = indexes();
        assertThat(asTheyLie()).isNotEqualTo(asTheyLie().stream().sorted().toList());

        CommitmentOrder.establish(jdbc);

        assertThat(asTheyLie()).isSorted();
        assertThat(jdbc.queryForList("select * from entry_version order by key, known_from"))
                .hasToString(rows.toString());
        assertThat(indexes()).hasSize(4).isEqualTo(indexes);
    }

    @Test
    void a_table_that_stays_in_memory_is_left_as_it_came() {
        var before = asTheyLie();

        CommitmentOrder.establishWhereLarge(jdbc);

        assertThat(asTheyLie()).isEqualTo(before);
    }

    private List<@Nullable String> asTheyLie() {
        return jdbc.queryForList("select commitment from entry_version order by ctid", String.class);
    }

    private List<@Nullable String> indexes() {
        return jdbc.queryForList(
                "select indexdef from pg_indexes where schemaname = ? and tablename = 'entry_version' order by 1",
                String.class,
                Replays.SCHEMA);
    }
}
