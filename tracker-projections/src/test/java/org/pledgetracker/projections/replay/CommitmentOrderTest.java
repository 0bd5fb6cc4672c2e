package org.pledgetracker.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
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
    private final ShadowTables tables = new ShadowTables(pool, TestViews::views);

    @BeforeEach
    void foldInTwoBatches() throws InterruptedException {
        EventStoreSchema.migrate(pool);
        var events = EventStores.on(pool);
        new ManyEntries(events, COMMITMENTS).append(ENTRIES);
        tables.create("test");
        long head = events.createHeadToken().position().orElseThrow();
        var replay = new Replay(events, tables);
        var each = new TransactionTemplate(new JdbcTransactionManager(pool));
        replay.fold(head / 2, each, _ -> {}, () -> true);
        replay.fold(head, each, _ -> {}, () -> true);
        events.shutDown();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void in_a_large_table_those_of_one_commitment_lie_next_to_each_other() {
        var rows = rows();
        assertThat(asTheyLie()).isNotEqualTo(asTheyLie().stream().sorted().toList());

        tables.complete(0, true);

        assertThat(asTheyLie()).isSorted();
        assertThat(rows()).isEqualTo(rows);
        assertThat(indexes()).hasSize(4);
    }

    @Test
    void a_table_that_stays_in_memory_is_left_as_it_came() {
        var before = asTheyLie();

        tables.complete(true);

        assertThat(asTheyLie()).isEqualTo(before);
        assertThat(indexes()).hasSize(4);
    }

    @Test
    void a_backup_that_reads_the_table_does_not_end_the_replay() throws SQLException {
        var before = asTheyLie();
        try (var backup = pool.getConnection();
                var statement = backup.createStatement()) {
            backup.setAutoCommit(false);
            statement.execute("lock table entry_version, history in access share mode");

            tables.complete(0, true);

            backup.rollback();
        }
        assertThat(asTheyLie()).isEqualTo(before);
        assertThat(indexes()).hasSize(4);
    }

    private String rows() {
        return jdbc.queryForList("select * from entry_version order by key, known_from")
                .toString();
    }

    private List<@Nullable String> asTheyLie() {
        return jdbc.queryForList(
                "select commitment || lpad(recorded_as::text, 5) from entry_version order by ctid", String.class);
    }

    private List<@Nullable String> indexes() {
        return jdbc.queryForList(
                "select indexdef from pg_indexes where schemaname = ? and tablename = 'entry_version' order by 1",
                String.class,
                Replays.SCHEMA);
    }
}
