package org.pledgetracker.core.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;

/** Commands that share a commit share nothing else. */
class GroupCommitTest {

    private static final int BOUND = 100;

    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Integer> batches = new CopyOnWriteArrayList<>();

    private HikariDataSource pool;
    private GroupCommit commits;
    private EventRows rows;

    private record Command(
            List<SerializedEvent> events, @Nullable IdempotencyKey key, List<StreamVersion> decidedBy) {

        Command(List<SerializedEvent> events, @Nullable IdempotencyKey key) {
            this(events, key, List.of());
        }
    }

    @BeforeEach
    void open() {
        pool = ConnectionPool.open(TestDatabase.fresh(), "test", 8);
        EventStoreSchema.migrate(pool);
        commits = new GroupCommit(pool, _ -> {}, BOUND);
        commits.metrics().listen((size, _, _) -> batches.add(size));
        rows = new EventRows(pool);
    }

    @AfterEach
    void close() {
        clients.shutdown();
        commits.close();
        pool.close();
    }

    @Test
    void what_comes_while_a_commit_is_under_way_shares_the_next_one() throws SQLException {
        var outcomes = together(
                IntStream.range(0, 100).mapToObj(number -> command(number)).toList());

        assertThat(batches).containsExactly(1, 100);
        assertThat(new HashSet<>(outcomes))
                .isEqualTo(new HashSet<Object>(
                        LongStream.rangeClosed(2, 101).boxed().toList()));
    }

    @Test
    void the_position_of_a_command_is_that_of_its_last_event() throws SQLException {
        var outcomes = together(List.of(
                new Command(List.of(event("two", 0), event("two", 1)), null),
                new Command(List.of(event("three", 0), event("three", 1), event("three", 2)), null)));

        for (int i = 0; i < 2; i++) {
            var stream = List.of("two", "three").get(i);
            assertThat(rows.positionOf(stream, i + 1).orElseThrow().position()).isEqualTo(outcomes.get(i));
        }
    }

    @Test
    void a_conflict_takes_nobody_with_it_wherever_the_other_came_from() throws SQLException {
        try (var otherNode = new GroupCommit(pool, _ -> {}, BOUND)) {
            IntStream.range(0, 100)
                    .filter(number -> number % 5 == 0)
                    .forEach(number -> otherNode.append(command(number).events(), null, List.of()));
        }
        IntStream.range(0, 100)
                .filter(number -> number % 5 == 1)
                .forEach(number -> commits.append(command(number).events(), null, List.of()));
        long head = rows.head();

        var outcomes = together(
                IntStream.range(0, 100).mapToObj(number -> command(number)).toList());

        for (int number = 0; number < 100; number++) {
            assertThat(outcomes.get(number))
                    .as("command " + number)
                    .isInstanceOf(number % 5 < 2 ? ConcurrencyException.class : Long.class);
        }
        assertThat(rows.head()).isEqualTo(head + 1 + 60);
        assertGapless();
    }

    @Test
    void of_two_commands_of_one_batch_for_the_same_place_one_is_stored() throws SQLException {
        var outcomes = together(List.of(command(1), command(1), command(1), command(2)));

        assertThat(outcomes).filteredOn(Long.class::isInstance).hasSize(2);
        assertThat(outcomes)
                .filteredOn(outcome -> !(outcome instanceof Long))
                .hasSize(2)
                .allMatch(ConcurrencyException.class::isInstance);
        assertGapless();
    }

    @Test
    void a_key_counts_once_within_a_batch_and_after_it() throws SQLException {
        var key = new IdempotencyKey("account", "key", "print");

        var outcomes = together(List.of(
                new Command(command(1).events(), key), new Command(command(2).events(), key), command(3)));

        assertThat(outcomes).filteredOn(KeyTakenException.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Long.class::isInstance).hasSize(2);
        assertThatThrownBy(() -> commits.append(command(4).events(), key, List.of()))
                .isInstanceOf(KeyTakenException.class);
        assertThat(new IdempotencyKeys(pool).find(key).orElseThrow().position()).isIn(outcomes.get(0), outcomes.get(1));
    }

    @Test
    void no_half_of_a_command_is_stored() throws SQLException {
        commits.append(List.of(event("taken", 0)), null, List.of());
        try (var otherNode = new GroupCommit(pool, _ -> {}, BOUND)) {
            otherNode.append(List.of(event("taken too", 0)), null, List.of());
        }

        var outcomes = together(List.of(
                new Command(List.of(event("free", 0), event("taken", 0)), null),
                new Command(List.of(event("free", 0), event("taken too", 0)), null),
                command(1)));

        assertThat(outcomes.subList(0, 2)).allMatch(ConcurrencyException.class::isInstance);
        assertThat(outcomes.getLast()).isInstanceOf(Long.class);
        assertThat(rows.positionOf("free", 0)).isEmpty();
        assertGapless();
    }

    @Test
    void a_large_command_is_stored_as_a_small_one_is() throws SQLException {
        var key = new IdempotencyKey("account", "key", "print");
        var large = IntStream.range(0, 1_000)
                .mapToObj(number -> new SerializedEvent(
                        id(), "large", number, "tested", 1, "{\"n\": \"Ελλάς " + number + "\"}", "{}"))
                .toList();

        var outcomes = together(List.of(
                command(1),
                new Command(large, key),
                new Command(large, key, List.of(new StreamVersion("opener", 0))),
                command(2)));

        assertThat(outcomes.get(1)).isEqualTo(1_002L);
        assertThat(new IdempotencyKeys(pool).find(key).orElseThrow().position()).isEqualTo(1_002);
        assertThat(outcomes.get(2)).isInstanceOf(ConcurrencyException.class);
        assertThat(outcomes.get(3)).isInstanceOf(Long.class);
        var stored = rows.after(0, 2_000);
        assertThat(stored.subList(2, 1_002).stream().map(EventRow::payload))
                .containsExactlyElementsOf(
                        large.stream().map(SerializedEvent::payload).toList());
        assertThat(stored.subList(2, 1_002).stream().map(EventRow::id))
                .containsExactlyElementsOf(
                        large.stream().map(SerializedEvent::id).toList());
        assertThat(stored.stream().map(EventRow::recordedAt)).isSorted();
        assertGapless();
    }

    @Test
    void what_was_decided_by_a_stream_that_has_moved_is_not_stored() throws SQLException {
        commits.append(List.of(event("here", 0)), null, List.of());
        try (var otherNode = new GroupCommit(pool, _ -> {}, BOUND)) {
            otherNode.append(List.of(event("there", 0), event("there", 1)), null, List.of());
        }

        var outcomes = together(List.of(
                new Command(List.of(event("a", 0)), null, List.of(new StreamVersion("there", 1))),
                new Command(List.of(event("b", 0)), null, List.of(new StreamVersion("there", 2))),
                new Command(List.of(event("c", 0)), null, List.of(new StreamVersion("here", 0))),
                new Command(List.of(event("d", 0)), null, List.of(new StreamVersion("here", 1))),
                command(1)));

        assertThat(List.of(outcomes.get(0), outcomes.get(2))).allMatch(ConcurrencyException.class::isInstance);
        assertThat(List.of(outcomes.get(1), outcomes.get(3), outcomes.get(4))).allMatch(Long.class::isInstance);
        assertGapless();
    }

    @Test
    void what_the_database_cannot_take_fails_alone() throws SQLException {
        var broken = new SerializedEvent(id(), "broken", 0, "t", 1, "no json", "{}");

        var outcomes = together(List.of(command(1), new Command(List.of(broken), null), command(2)));

        assertThat(outcomes.get(1)).isExactlyInstanceOf(EventStoreException.class);
        assertThat(List.of(outcomes.get(0), outcomes.get(2))).allMatch(Long.class::isInstance);
        assertGapless();
    }

    @Test
    void more_than_the_queue_holds_is_refused_at_once() throws SQLException {
        var outcomes = new ArrayList<CompletableFuture<Object>>();
        try (var head = holdHead()) {
            outcomes.add(submit(new Command(List.of(event("opener", 0)), null)));
            await().until(() -> batches.size() == 1);
            await().pollInterval(Duration.ofMillis(1)).until(() -> {
                outcomes.add(submit(command(outcomes.size())));
                return outcomes.stream().anyMatch(CompletableFuture::isDone);
            });
            head.rollback();
        }
        var ends = outcomes.stream().map(CompletableFuture::join).toList();
        assertThat(ends).hasSizeGreaterThan(BOUND);
        assertThat(ends).filteredOn(Long.class::isInstance).hasSizeBetween(1 + BOUND, 2 + BOUND);
        assertThat(ends)
                .filteredOn(end -> !(end instanceof Long))
                .isNotEmpty()
                .allMatch(StoreUnavailableException.class::isInstance);
    }

    @Test
    void a_head_that_somebody_keeps_locked_stores_nothing_and_says_so() throws SQLException {
        try (var _ = holdHead()) {
            assertThat(submit(command(1)).join()).isInstanceOf(StoreUnavailableException.class);
        }
        assertThat(rows.head()).isZero();
        assertThat(submit(command(1)).join()).isEqualTo(1L);
    }

    @Test
    void a_lost_connection_leaves_it_open_and_the_next_commands_are_stored() throws SQLException {
        CompletableFuture<Object> lost;
        try (var head = holdHead()) {
            lost = submit(command(1));
            await().until(() -> terminateWhoeverWaits(head));
            assertThat(lost.join()).isInstanceOf(OutcomeUnknownException.class);
        }
        assertThat(submit(command(2)).join()).isEqualTo(1L);
    }

    @Test
    void closing_stores_what_was_taken_and_refuses_what_waits() throws SQLException {
        CompletableFuture<Object> taken;
        CompletableFuture<Object> waiting;
        CompletableFuture<Void> closing;
        try (var head = holdHead()) {
            taken = submit(command(1));
            await().until(() -> batches.size() == 1);
            waiting = submit(command(2));
            await().until(() -> commits.metrics().waiting() == 1);
            closing = CompletableFuture.runAsync(commits::close, clients);
            await().until(() -> commits.isClosed());
            head.rollback();
        }
        closing.join();
        assertThat(taken.join()).isEqualTo(1L);
        assertThat(waiting.join()).isInstanceOf(StoreUnavailableException.class);
    }

    /** Whatever is thrown at it: an accepted command is stored whole, once, where its answer says, and no other is. */
    @Test
    void random_commands_of_two_nodes_are_stored_whole_or_not_at_all() throws SQLException {
        var random = new Random(1);
        try (var otherNode = new GroupCommit(pool, _ -> {}, BOUND)) {
            for (int round = 0; round < 30; round++) {
                var commands = IntStream.range(0, 60).mapToObj(_ -> any(random)).toList();
                var outcomes = IntStream.range(0, 60)
                        .mapToObj(number -> submit(commands.get(number), number % 2 == 0 ? commits : otherNode))
                        .toList();
                for (int number = 0; number < 60; number++) {
                    assertStored(commands.get(number), outcomes.get(number).join());
                }
            }
        }
        assertGapless();
    }

    private static Command any(Random random) {
        var events = new ArrayList<SerializedEvent>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            events.add(event("s" + random.nextInt(300), random.nextInt(2)));
        }
        var key = random.nextInt(4) == 0 ? new IdempotencyKey("a", "k" + random.nextInt(60), "print") : null;
        return new Command(events, key);
    }

    private void assertStored(Command command, Object outcome) {
        for (int i = 0; i < command.events().size(); i++) {
            var event = command.events().get(i);
            var place = rows.positionOf(event.aggregate(), event.sequence())
                    .filter(stored -> stored.eventId().equals(event.id()));
            if (outcome instanceof Long last) {
                assertThat(place.orElseThrow().position())
                        .isEqualTo(last - command.events().size() + 1 + i);
            } else {
                assertThat(place).as(outcome.toString()).isEmpty();
            }
        }
    }

    /** Makes one batch of the commands: they come while an opener waits for the head. */
    private List<Object> together(List<Command> commands) throws SQLException {
        List<CompletableFuture<Object>> outcomes;
        int before = batches.size();
        try (var head = holdHead()) {
            var _ = submit(new Command(List.of(event("opener", 0)), null));
            await().until(() -> batches.size() == before + 1);
            outcomes = new ArrayList<>();
            for (int number = 0; number < commands.size(); number++) {
                outcomes.add(submit(commands.get(number)));
                int waiting = number + 1;
                await().pollInterval(Duration.ofMillis(1))
                        .until(() -> commits.metrics().waiting() == waiting);
            }
            head.rollback();
        }
        return outcomes.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Object> submit(Command command) {
        return submit(command, commits);
    }

    /** The position, or what was thrown. */
    private CompletableFuture<Object> submit(Command command, GroupCommit node) {
        return CompletableFuture.<Object>supplyAsync(
                        () -> node.append(command.events(), command.key(), command.decidedBy()), clients)
                .exceptionally(thrown -> thrown instanceof CompletionException e ? e.getCause() : thrown);
    }

    private Connection holdHead() throws SQLException {
        var connection = pool.getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("select 1 from event_store.event_head for update");
        }
        return connection;
    }

    private static boolean terminateWhoeverWaits(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where wait_event_type = 'Lock' and pid <> pg_backend_pid() and datname = current_database()")) {
            return row.next();
        }
    }

    private void assertGapless() {
        assertThat(rows.after(0, 100_000).stream().mapToLong(EventRow::position))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, rows.head()).boxed().toList());
    }

    private static Command command(int number) {
        return new Command(List.of(event("s" + number, 0)), null);
    }

    private static SerializedEvent event(String aggregate, long sequence) {
        return new SerializedEvent(id(), aggregate, sequence, "tested", 1, "{}", "{}");
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
