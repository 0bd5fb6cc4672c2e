package org.pledgetracker.projections.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.eventstore.EventStoreSchema;
import org.pledgetracker.projections.view.RowsRead;
import org.pledgetracker.projections.view.ViewSchema;
import org.springframework.jdbc.core.JdbcTemplate;

/** A page of the history of a commitment that nearly all events are about. */
class HistoryQueriesTest {

    private static final int EVENTS = 20_000;
    private static final int PAGE = 50;
    private static final CommitmentCode BUSY = new CommitmentCode("BUSY");

    private static final String MANY_EVENTS = """
            insert into event_store.event
                   (position, id, aggregate, sequence, type, revision, payload, metadata, recorded_at)
            select number, gen_random_uuid(), 'BUSY', number, 'pledge-made', 1,
                   json_build_object('note', repeat('x', 500)), '{"by": "account"}', now()
              from generate_series(1, %d) as number
            """.formatted(EVENTS);

    private static final String THEIR_LINES = "insert into history (commitment, position, type)"
            + " select aggregate, position, type from event_store.event";

    private final HikariDataSource pool = ConnectionPool.openIn(ViewSchema.LIVE, TestDatabase.fresh(), "test", 2);
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);
    private final HistoryQueries history = new HistoryQueries(jdbc);
    private final RowsRead events = new RowsRead("event_store.event", pool);

    @BeforeEach
    void fill() {
        EventStoreSchema.migrate(pool);
        ViewSchema.migrate(pool);
        jdbc.update(MANY_EVENTS);
        jdbc.update(THEIR_LINES);
        jdbc.execute("analyze event_store.event, history");
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {RowsRead.GENERIC, RowsRead.CUSTOM})
    void a_late_page_reads_no_events_but_its_own(String plan) {
        var page = events.by(plan, () -> history.of(BUSY, EVENTS - 100, EVENTS, PAGE));

        assertThat(page.rows()).isEqualTo(PAGE);
        assertThat(page.answer()).hasSize(PAGE).first().returns(EVENTS - 99L, HistoryItem::position);
    }

    @ParameterizedTest
    @ValueSource(strings = {RowsRead.GENERIC, RowsRead.CUSTOM})
    void what_was_latest_long_ago_reads_no_later_events(String plan) {
        var page = events.by(plan, () -> history.latest(BUSY, 100, PAGE));

        assertThat(page.rows()).isEqualTo(PAGE);
        assertThat(page.answer()).hasSize(PAGE).first().returns(100L, HistoryItem::position);
    }
}
