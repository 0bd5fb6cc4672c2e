package org.pledgetracker.projections.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Reads beside a writer: whatever one asks, all its answers are of the same moment. */
class SnapshotsTest {

    private static final String MOVE = "update token set position = position + 1";

    private final HikariDataSource pool = ConnectionPool.openIn(ViewSchema.LIVE, TestDatabase.fresh(), "test", 1);
    private final HikariDataSource writer = new HikariDataSource();
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);
    private final JdbcTemplate other = new JdbcTemplate(writer);
    private final ViewPosition position = new ViewPosition(jdbc);
    private final Snapshots snapshots = new Snapshots(new JdbcTransactionManager(pool), position);

    @BeforeEach
    void begin() {
        writer.setJdbcUrl(pool.getJdbcUrl());
        writer.setUsername(pool.getUsername());
        writer.setPassword(pool.getPassword());
        writer.setSchema(ViewSchema.LIVE);
        ViewSchema.migrate(writer);
        other.update("insert into token values (?, 0, 7, null, now())", ViewPosition.PROCESSOR);
    }

    @AfterEach
    void close() {
        pool.close();
        writer.close();
    }

    @Test
    void what_is_written_meanwhile_is_not_seen() {
        snapshots.read(first -> {
            assertThat(first).isEqualTo(7);
            other.update(MOVE);
            assertThat(stored()).as("by the same reader").isEqualTo(7);
            assertThat(snapshots.<Long>read(within -> within))
                    .as("by one within")
                    .isEqualTo(7);
            return first;
        });

        assertThat(snapshots.<Long>read(next -> next)).isEqualTo(8);
        assertThat(position.seen()).isEqualTo(8);
    }

    @Test
    void whoever_reads_otherwise_on_the_same_connection_sees_what_is_written() {
        snapshots.read(first -> first);

        other.update(MOVE);

        assertThat(stored()).isEqualTo(8);
        assertThat(jdbc.queryForObject("show transaction_isolation", String.class))
                .isEqualTo("read committed");
    }

    @Test
    void a_reader_writes_nothing() {
        assertThatThrownBy(() -> snapshots.read(_ -> jdbc.update(MOVE)))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("read-only");
    }

    @Test
    void without_a_transaction_on_its_own_connection_nothing_is_read() {
        var astray = new Snapshots(new JdbcTransactionManager(writer), position);

        assertThatThrownBy(() -> astray.read(first -> first)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void before_the_first_event_the_position_is_nought() {
        other.update("delete from token");

        assertThat(snapshots.<Long>read(none -> none)).isZero();
    }

    private long stored() {
        return Objects.requireNonNull(jdbc.queryForObject("select position from token", Long.class));
    }
}
