package org.pledgetracker.projections.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.eventstore.EventStoreSchema;
import org.pledgetracker.projections.view.ViewSchema;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

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

    /** Rows of the store, in this session. */
    private static final String READ = "select seq_tup_read + coalesce(idx_tup_fetch, 0)"
            + " from pg_stat_xact_user_tables where schemaname = 'event_store' and relname = 'event'";

    private final HikariDataSource pool = ConnectionPool.openIn(ViewSchema.LIVE, TestDatabase.fresh(), "test", 2);
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);
    private final HistoryQueries history = new HistoryQueries(jdbc);
    private final TransactionTemplate each = new TransactionTemplate(new JdbcTransactionManager(pool));

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

    @Test
    void a_late_page_reads_no_events_but_its_own() {
        var page = readBy(() -> history.of(BUSY, EVENTS - 100, EVENTS, PAGE));

        assertThat(page.events()).isEqualTo(PAGE);
        assertThat(page.items()).hasSize(PAGE).first().returns(EVENTS - 99L, HistoryItem::position);
    }

    @Test
    void what_was_latest_long_ago_reads_no_later_events() {
        var page = readBy(() -> history.latest(BUSY, 100, PAGE));

        assertThat(page.events()).isEqualTo(PAGE);
        assertThat(page.items()).hasSize(PAGE).first().returns(100L, HistoryItem::position);
    }

    /** @param events how many rows of the store were read for it, at the most */
    private record Page(List<HistoryItem> items, long events) {}

    /** Again and again, so that the server comes to make a plan for pages of any commitment. */
    private Page readBy(Supplier<List<HistoryItem>> query) {
        return IntStream.range(0, 15)
                .mapToObj(_ -> Objects.requireNonNull(each.execute(_ -> {
                    long before = read();
                    var items = query.get();
                    return new Page(items, read() - before);
                })))
                .max(Comparator.comparingLong(Page::events))
                .orElseThrow();
    }

    private long read() {
        return jdbc.queryForList(READ, Long.class).getFirst();
    }
}
