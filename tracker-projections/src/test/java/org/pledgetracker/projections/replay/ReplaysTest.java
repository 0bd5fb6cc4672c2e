package org.pledgetracker.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.pledgetracker.core.commitment.Given.pay;
import static org.pledgetracker.core.commitment.Given.register;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.DatabaseAddress;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.eventstore.EventStoreSchema;
import org.pledgetracker.core.eventstore.EventStores;
import org.pledgetracker.core.eventstore.PostgresEventStore;
import org.pledgetracker.core.recording.Provenance;
import org.pledgetracker.core.recording.Recorder;
import org.pledgetracker.core.recording.TrackerStore;
import org.pledgetracker.projections.config.TestViews;
import org.pledgetracker.projections.problem.ReplayOutdatedException;
import org.pledgetracker.projections.replay.ReplayReport.State;
import org.pledgetracker.projections.view.PositionTokenStore;
import org.pledgetracker.projections.view.Snapshots;
import org.pledgetracker.projections.view.ViewPosition;
import org.pledgetracker.projections.view.ViewProcessor;
import org.pledgetracker.projections.view.ViewSchema;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A replay makes the rows of the live views again, finds what differs, and can come in their place while all goes on. */
class ReplaysTest {

    private static final Provenance BY = Provenance.of("account", "request");
    private static final int COMMANDS = 1_500;

    private static final String WAITING = """
            select query_start from pg_stat_activity
             where wait_event_type = 'Lock' and datname = current_database() and query like 'lock table%'
            """;

    private final DatabaseAddress database = TestDatabase.fresh();
    private final HikariDataSource pool = ConnectionPool.openIn(ViewSchema.LIVE, database, "test", 16);
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);
    private final ViewPosition position = new ViewPosition(jdbc);
    private final PostgresEventStore events = open();
    private final Recorder recorder = new TrackerStore(events, pool).recorder();
    private final ViewProcessor live = new ViewProcessor(
            events, new PositionTokenStore(jdbc), new JdbcTransactionManager(pool), TestViews.views(jdbc), position);
    private final Replays replays = new Replays(
            () -> ConnectionPool.openForDerived(Replays.SCHEMA, database, "replay", Replays.CONNECTIONS),
            events,
            TestViews::views);

    private PostgresEventStore open() {
        EventStoreSchema.migrate(pool);
        ViewSchema.migrate(pool);
        return EventStores.on(pool);
    }

    @BeforeEach
    void follow() throws InterruptedException {
        RandomEvents.publish(events, 17, COMMANDS);
        live.start();
        caughtUp();
    }

    @AfterEach
    void close() {
        replays.close();
        live.close();
        events.shutDown();
        pool.close();
    }

    @Test
    void the_same_events_give_the_same_rows_and_the_same_digest() {
        var first = replays.start(null);
        var found = compared(first, State.IDENTICAL);
        var again = compared(replays.start(null), State.IDENTICAL);

        assertThat(found.position()).isEqualTo(head());
        assertThat(first.report().folded().events())
                .isEqualTo(first.report().folded().of())
                .isEqualTo(head());
        assertThat(found.digest()).hasSize(64).isEqualTo(again.digest());
    }

    @Test
    void an_earlier_position_is_compared_with_what_was_known_then() {
        var before = compared(replays.start(head()), State.IDENTICAL);
        recorder.record(register("LATER"), BY);
        recorder.record(pay("LATER", "one", "5", "USD"), BY);

        for (long upTo : List.of(1L, head() / 3, head() - 2)) {
            var then = compared(replays.start(upTo), State.IDENTICAL);
            assertThat(then.position()).isEqualTo(upTo);
            assertThat(then.digest().equals(before.digest())).isEqualTo(upTo == head() - 2);
        }
    }

    @Test
    void damaged_lost_and_invented_rows_are_named() {
        jdbc.update(
                "update entry_version set commitment = 'ELSEWHERE' where ctid = (select min(ctid) from entry_version)");
        jdbc.update("delete from history where position = 3");
        jdbc.update("insert into source_version select 'INVENTED', 1, null, '', 1, '{}'");

        var outcome = compared(replays.start(null), State.DIFFERENT);

        assertThat(outcome.differences()).isEqualTo(3);
        assertThat(outcome.first())
                .extracting(Difference::table)
                .containsExactly("entry_version", "history", "source_version");
        var damaged = outcome.first().getFirst();
        assertThat(damaged.columns()).extracting(Difference.Column::column).containsExactly("commitment");
        assertThat(damaged.columns().getFirst().live()).hasToString("\"ELSEWHERE\"");
        assertThat(outcome.first().get(1).columns())
                .filteredOn(column -> column.column().equals("position"))
                .allSatisfy(column -> assertThat(column.live()).isNull());
        assertThat(outcome.first().get(2).key().get(0).asString()).isEqualTo("INVENTED");
    }

    @Test
    void a_replay_comes_in_the_place_of_damaged_rows_while_all_goes_on() throws Exception {
        jdbc.update("delete from history where position = 3");
        var replay = replays.start(null);
        assertThat(compared(replay, State.DIFFERENT).differences()).isEqualTo(1);
        recorder.record(register("MEANWHILE"), BY);
        var done = new AtomicBoolean();
        var recorded = new AtomicInteger();
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = List.of(others.submit(() -> {
                while (!done.get()) {
                    recorder.record(pay("MEANWHILE", "r" + recorded.incrementAndGet(), "5", "USD"), BY);
                }
            }));
            var readers = List.of(others.submit(() -> read(done)), others.submit(() -> read(done)));

            await().until(() -> recorded.get() > 100);
            replays.swap(replay);
            int then = recorded.get();
            await().until(() -> recorded.get() > then + 100);
            done.set(true);
            for (Future<?> each : writers) {
                each.get();
            }
            for (Future<?> each : readers) {
                each.get();
            }
        }
        caughtUp();

        assertThat(replay.report().swappedAt()).isPositive();
        assertThat(jdbc.queryForList("select entry from history where position = 3"))
                .isNotEmpty();
        var after = compared(replays.start(null), State.IDENTICAL);
        assertThat(after.position()).isEqualTo(head());
        assertThat(jdbc.queryForList("select 1 from pg_namespace where nspname = 'projection_retired'"))
                .isEmpty();
    }

    @Test
    void a_swap_lets_answers_pass_and_tries_again() throws Exception {
        var replay = replays.start(null);
        compared(replay, State.IDENTICAL);
        try (var answer = pool.getConnection();
                var statement = answer.createStatement();
                var others = Executors.newVirtualThreadPerTaskExecutor()) {
            answer.setAutoCommit(false);
            statement.execute("select position from token");
            var swap = others.submit(() -> replays.swap(replay));
            var tries = new HashSet<>();
            await().until(() -> tries.addAll(jdbc.queryForList(WAITING)) && tries.size() > 1);
            answer.rollback();
            swap.get();
        }

        assertThat(replay.report().swappedAt()).isEqualTo(head());
    }

    @Test
    void a_swap_whose_old_tables_are_still_read_is_told_as_made() throws Exception {
        var replay = replays.start(null);
        compared(replay, State.IDENTICAL);
        try (var reader = pool.getConnection();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("lock table history in access share mode");

            replays.swap(replay);

            reader.rollback();
        }
        assertThat(replay.report().swappedAt()).isEqualTo(head());
    }

    /** Each answer is of one position, which never goes back, and has the row of each event up to it. */
    private void read(AtomicBoolean done) {
        var snapshots = new Snapshots(new JdbcTransactionManager(pool), position);
        long last = 0;
        while (!done.get()) {
            long seen = last;
            last = snapshots.read(current -> {
                assertThat(current).isGreaterThanOrEqualTo(seen);
                var newest = jdbc.queryForObject("select max(position) from history", Long.class);
                assertThat(newest).isEqualTo(current);
                return current;
            });
        }
    }

    @Test
    void only_the_last_replay_of_everything_can_come_in_their_place() throws Exception {
        var part = replays.start(5L);
        compared(part, State.IDENTICAL);
        var old = replays.start(null);
        compared(old, State.IDENTICAL);
        var last = replays.start(null);
        compared(last, State.IDENTICAL);

        assertThatThrownBy(() -> replays.swap(part)).isInstanceOf(ReplayOutdatedException.class);
        assertThatThrownBy(() -> replays.swap(old)).isInstanceOf(ReplayOutdatedException.class);
        replays.swap(last);
        assertThatThrownBy(() -> replays.swap(last)).isInstanceOf(ReplayOutdatedException.class);
        assertThat(last.report().swappedAt()).isEqualTo(head());
    }

    private static RowComparison.Outcome compared(ReplayJob job, State expected) {
        await().atMost(Duration.ofMinutes(1)).until(() -> !job.isRunning());
        assertThat(job.report().state()).as("%s", job.report()).isEqualTo(expected);
        return Objects.requireNonNull(job.report().outcome());
    }

    private void caughtUp() throws InterruptedException {
        assertThat(position.await(head(), Duration.ofSeconds(30)))
                .as("%s", live.error())
                .isTrue();
    }

    private long head() {
        return events.createHeadToken().position().orElseThrow();
    }
}
