package org.pledgetracker.core.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.springframework.jdbc.core.JdbcTemplate;

/** Clients of a store that commits in groups, on a database of their own. */
final class CommitClients implements AutoCloseable {

    /** How many commands may wait. */
    static final int BOUND = 100;

    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private static final String WAITING = """
            select query from pg_stat_activity
             where wait_event_type = 'Lock' and datname = current_database() and query like '%event_head%'
            """;

    /** Whoever waits for the table gets it before those who come later; of those who wait for the row anybody may be the next. */
    private static final String NEXT_IN_LINE = "lock table event_store.event_head in access exclusive mode";

    private static final String STORE = """
            with head as (update event_store.event_head set position = position + 1 returning position, recorded_at)
            insert into event_store.event
                   (position, id, aggregate, sequence, type, revision, payload, metadata, recorded_at)
            select position, ?, ?, ?, 'tested', 1, '{}', '{}', recorded_at from head
            """;

    private final List<Integer> batches = new CopyOnWriteArrayList<>();
    private final HikariDataSource pool;
    private final GroupCommit commits;
    private final EventRows rows;

    /** A node that gets its connections elsewhere. */
    static GroupCommit node(DataSource connections) {
        return new GroupCommit(connections, _ -> {}, BOUND);
    }

    private CommitClients(HikariDataSource pool) {
        this.pool = pool;
        commits = node();
        commits.metrics().listen((size, _, _) -> batches.add(size));
        rows = new EventRows(pool);
    }

    record Command(List<SerializedEvent> events, @Nullable IdempotencyKey key, List<StreamVersion> decidedBy) {

        Command(List<SerializedEvent> events, @Nullable IdempotencyKey key) {
            this(events, key, List.of());
        }

        long appendTo(GroupCommit node) {
            return node.append(events, key, decidedBy);
        }
    }

    static CommitClients open() {
        var pool = ConnectionPool.open(TestDatabase.fresh(), "test", 8);
        EventStoreSchema.migrate(pool);
        return new CommitClients(pool);
    }

    /** Another node on the same database. */
    GroupCommit node() {
        return node(pool);
    }

    DataSource pool() {
        return pool;
    }

    GroupCommit commits() {
        return commits;
    }

    EventRows rows() {
        return rows;
    }

    IdempotencyKeys keys() {
        return new IdempotencyKeys(pool);
    }

    /** How many commands shared each commit so far. */
    List<Integer> batches() {
        return batches;
    }

    CompletableFuture<Void> close(GroupCommit node) {
        return CompletableFuture.runAsync(node::close, clients);
    }

    @Override
    public void close() {
        clients.shutdown();
        commits.close();
        pool.close();
    }

    /** Makes one batch of the commands: they come while an opener waits for the head. */
    List<Object> together(List<Command> commands) throws SQLException {
        List<CompletableFuture<Object>> outcomes;
        int before = batches.size();
        try (var head = holdHead()) {
            var _ = submit(new Command(List.of(event("opener", 0)), null));
            await().until(() -> batches.size() == before + 1);
            outcomes = new ArrayList<>();
            for (int number = 0; number < commands.size(); number++) {
                outcomes.add(submit(commands.get(number)));
                int waiting = number + 1;
                await().pollInterval(ofMillis(1)).until(() -> commits.metrics().waiting() == waiting);
            }
            head.rollback();
        }
        return outcomes.stream().map(CompletableFuture::join).toList();
    }

    /** What becomes of two batches, of which the second is sent while the first waits for the head. */
    record Outcomes(List<Object> first, Object second) {}

    /** Whether a batch is sent while another one has no answer. */
    enum Sending {
        AT_ONCE,
        AFTERWARDS;

        private void await(GroupCommit commits) {
            if (this == AT_ONCE) {
                Awaitility.await().until(() -> commits.onTheWay() == 2);
            } else {
                Awaitility.await().during(ofMillis(100)).until(() -> commits.onTheWay() == 1);
            }
        }
    }

    /** What another node does while it holds the head. */
    interface OtherNode {
        void holding(Connection head) throws SQLException;
    }

    /**
     * Makes a batch of some commands, which waits for the head while one more command comes and another node does something.
     *
     * @param first its commands come while an opener waits for the head
     * @param sending when the second is seen to be sent
     */
    Outcomes behind(List<Command> first, Command second, Sending sending, OtherNode otherNode) throws SQLException {
        try (var before = holdHead();
                var other = connect()) {
            var _ = submit(new Command(List.of(event("opener", 0)), null));
            await().until(() -> batches.size() == 1);
            var outcomes = new ArrayList<CompletableFuture<Object>>();
            first.forEach(command -> outcomes.add(submit(command)));
            await().until(() -> commits.metrics().waiting() == first.size());
            var held = CompletableFuture.runAsync(() -> begin(other, NEXT_IN_LINE), clients);
            awaitWaitingForHead(2);
            before.rollback();
            held.join();
            awaitWaitingForHead(1);
            var last = submit(second);
            sending.await(commits);
            otherNode.holding(other);
            if (!other.isClosed()) {
                other.commit();
            }
            return new Outcomes(outcomes.stream().map(CompletableFuture::join).toList(), last.join());
        }
    }

    private static void begin(Connection connection, String sql) {
        try {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    CompletableFuture<Object> submit(Command command) {
        return submit(command, commits);
    }

    /** The position, or what was thrown. */
    CompletableFuture<Object> submit(Command command, GroupCommit node) {
        return CompletableFuture.<Object>supplyAsync(() -> command.appendTo(node), clients)
                .exceptionally(thrown -> thrown instanceof CompletionException e ? e.getCause() : thrown);
    }

    Connection connect() throws SQLException {
        return pool.getConnection();
    }

    Connection holdHead() throws SQLException {
        var connection = connect();
        begin(connection, "select 1 from event_store.event_head for update");
        return connection;
    }

    /** How many statements wait for whoever holds the head. */
    void awaitWaitingForHead(int statements) {
        var jdbc = new JdbcTemplate(pool);
        await().until(() -> jdbc.queryForList(WAITING, String.class).size() == statements);
    }

    /** Stores an event as another node would that holds the head. */
    static void store(Connection head, SerializedEvent... events) throws SQLException {
        try (var statement = head.prepareStatement(STORE)) {
            for (var event : events) {
                statement.setObject(1, event.id());
                statement.setString(2, event.aggregate());
                statement.setLong(3, event.sequence());
                statement.execute();
            }
        }
        head.commit();
    }

    void assertGapless() {
        assertThat(rows.after(0, 100_000).stream().mapToLong(EventRow::position))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, rows.head()).boxed().toList());
    }

    static Command command(int number) {
        return new Command(List.of(event("s" + number, 0)), null);
    }

    static SerializedEvent event(String aggregate, long sequence) {
        return event(aggregate, sequence, "{}");
    }

    static SerializedEvent event(String aggregate, long sequence, String payload) {
        return new SerializedEvent(
                UUID.randomUUID(), aggregate, sequence, "tested", 1, payload.getBytes(UTF_8), "{}".getBytes(UTF_8));
    }
}
