package org.pledgetracker.core.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;
import static org.pledgetracker.core.eventstore.CommitClients.command;
import static org.pledgetracker.core.eventstore.CommitClients.event;

import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.eventstore.CommitClients.Command;

/** Commands that share a commit share nothing else. */
class GroupCommitTest {

    /** In each stream of random commands. */
    private static final int SEQUENCES = 2;

    private final CommitClients clients = CommitClients.open();

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void what_comes_while_a_commit_is_under_way_shares_the_next_one() throws SQLException {
        var outcomes = clients.together(
                IntStream.range(0, 100).mapToObj(number -> command(number)).toList());

        assertThat(clients.batches()).containsExactly(1, 100);
        assertThat(new HashSet<>(outcomes))
                .isEqualTo(new HashSet<Object>(
                        LongStream.rangeClosed(2, 101).boxed().toList()));
    }

    @Test
    void the_position_of_a_command_is_that_of_its_last_event() throws SQLException {
        var outcomes = clients.together(List.of(
                new Command(List.of(event("two", 0), event("two", 1)), null),
                new Command(List.of(event("three", 0), event("three", 1), event("three", 2)), null)));

        for (int i = 0; i < 2; i++) {
            var stream = List.of("two", "three").get(i);
            assertThat(clients.rows().positionOf(stream, i + 1).orElseThrow().position())
                    .isEqualTo(outcomes.get(i));
        }
    }

    @Test
    void a_conflict_takes_nobody_with_it_wherever_the_other_came_from() throws SQLException {
        try (var otherNode = clients.node()) {
            IntStream.range(0, 100)
                    .filter(number -> number % 5 == 0)
                    .forEach(number -> otherNode.append(command(number).events(), null, List.of()));
        }
        IntStream.range(0, 100)
                .filter(number -> number % 5 == 1)
                .forEach(number -> clients.commits().append(command(number).events(), null, List.of()));
        long head = clients.rows().head();

        var outcomes = clients.together(
                IntStream.range(0, 100).mapToObj(number -> command(number)).toList());

        for (int number = 0; number < 100; number++) {
            assertThat(outcomes.get(number))
                    .as("command " + number)
                    .isInstanceOf(number % 5 < 2 ? ConcurrencyException.class : Long.class);
        }
        assertThat(clients.rows().head()).isEqualTo(head + 1 + 60);
        clients.assertGapless();
    }

    @Test
    void of_two_commands_of_one_batch_for_the_same_place_one_is_stored() throws SQLException {
        var outcomes = clients.together(List.of(command(1), command(1), command(1), command(2)));

        assertThat(outcomes).filteredOn(Long.class::isInstance).hasSize(2);
        assertThat(outcomes)
                .filteredOn(outcome -> !(outcome instanceof Long))
                .hasSize(2)
                .allMatch(ConcurrencyException.class::isInstance);
        clients.assertGapless();
    }

    @Test
    void a_key_counts_once_within_a_batch_and_after_it() throws SQLException {
        var key = new IdempotencyKey("account", "key", "print");

        var outcomes = clients.together(List.of(
                new Command(command(1).events(), key),
                new Command(command(2).events(), key),
                command(3),
                new Command(command(5).events(), new IdempotencyKey("account", "key", "another print"))));

        assertThat(outcomes).filteredOn(KeyTakenException.class::isInstance).hasSize(2);
        assertThat(outcomes).filteredOn(Long.class::isInstance).hasSize(2);
        assertThatThrownBy(() -> clients.commits().append(command(4).events(), key, List.of()))
                .isInstanceOf(KeyTakenException.class);
        assertThat(clients.keys().find(key).orElseThrow().position())
                .isIn(outcomes.get(0), outcomes.get(1), outcomes.get(3));
    }

    @Test
    void no_half_of_a_command_is_stored() throws SQLException {
        clients.commits().append(List.of(event("taken", 0)), null, List.of());
        try (var otherNode = clients.node()) {
            otherNode.append(List.of(event("taken too", 0)), null, List.of());
        }

        var outcomes = clients.together(List.of(
                new Command(List.of(event("free", 0), event("taken", 0)), null),
                new Command(List.of(event("free", 0), event("taken too", 0)), null),
                command(1)));

        assertThat(outcomes.subList(0, 2)).allMatch(ConcurrencyException.class::isInstance);
        assertThat(outcomes.getLast()).isInstanceOf(Long.class);
        assertThat(clients.rows().positionOf("free", 0)).isEmpty();
        clients.assertGapless();
    }

    @Test
    void a_processor_is_spared_while_commands_come_together_and_given_back_afterwards() throws SQLException {
        int processors = Runtime.getRuntime().availableProcessors();
        assumeThat(processors).isGreaterThan(1);
        assumeThat(System.getProperty(SparedProcessor.SET_BY_HAND)).isNull();
        var scheduler = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
        var during = new CopyOnWriteArrayList<Integer>();
        clients.commits().metrics().listen((_, _, _) -> during.add(scheduler.getParallelism()));

        clients.together(IntStream.range(0, 64).mapToObj(CommitClients::command).toList());

        assertThat(during).containsExactly(processors, processors - 1);
        await().until(() -> scheduler.getParallelism() == processors);
    }

    @Test
    void a_large_command_is_stored_as_a_small_one_is() throws SQLException {
        var key = new IdempotencyKey("account", "key", "print");
        var large = IntStream.range(0, 1_000)
                .mapToObj(number -> event("large", number, "{\"n\": \"Ελλάς " + number + "\"}"))
                .toList();

        var outcomes = clients.together(List.of(
                command(1),
                new Command(large, key),
                new Command(large, key, List.of(new StreamVersion("opener", 0))),
                command(2)));

        assertThat(outcomes.get(1)).isEqualTo(1_002L);
        assertThat(clients.keys().find(key).orElseThrow().position()).isEqualTo(1_002);
        assertThat(outcomes.get(2)).isInstanceOf(ConcurrencyException.class);
        assertThat(outcomes.get(3)).isInstanceOf(Long.class);
        var stored = clients.rows().after(0, 2_000);
        assertThat(stored.subList(2, 1_002).stream().map(EventRow::payload))
                .containsExactlyElementsOf(large.stream()
                        .map(event -> new String(event.payload(), UTF_8))
                        .toList());
        assertThat(stored.subList(2, 1_002).stream().map(EventRow::id))
                .containsExactlyElementsOf(
                        large.stream().map(event -> event.id().toString()).toList());
        assertThat(stored.stream().map(EventRow::recordedAt)).isSorted();
        clients.assertGapless();
    }

    @Test
    void what_was_decided_by_a_stream_that_has_moved_is_not_stored() throws SQLException {
        clients.commits().append(List.of(event("here", 0)), null, List.of());
        try (var otherNode = clients.node()) {
            otherNode.append(List.of(event("there", 0), event("there", 1)), null, List.of());
        }

        var outcomes = clients.together(List.of(
                new Command(List.of(event("a", 0)), null, List.of(new StreamVersion("there", 1))),
                new Command(List.of(event("b", 0)), null, List.of(new StreamVersion("there", 2))),
                new Command(List.of(event("c", 0)), null, List.of(new StreamVersion("here", 0))),
                new Command(List.of(event("d", 0)), null, List.of(new StreamVersion("here", 1))),
                command(1)));

        assertThat(List.of(outcomes.get(0), outcomes.get(2))).allMatch(ConcurrencyException.class::isInstance);
        assertThat(List.of(outcomes.get(1), outcomes.get(3), outcomes.get(4))).allMatch(Long.class::isInstance);
        clients.assertGapless();
    }

    @Test
    void what_was_decided_by_a_stream_in_which_its_own_batch_writes_is_not_stored() throws SQLException {
        var outcomes = clients.together(List.of(
                new Command(List.of(event("closed", 0)), null, List.of()),
                new Command(List.of(event("late", 0)), null, List.of(new StreamVersion("closed", 0))),
                command(1)));

        assertThat(outcomes.get(1)).isInstanceOf(ConcurrencyException.class);
        assertThat(List.of(outcomes.get(0), outcomes.get(2))).allMatch(Long.class::isInstance);
        clients.assertGapless();
    }

    @Test
    void a_stream_that_stood_when_it_was_looked_up_is_looked_up_again_once_another_node_has_appended()
            throws SQLException {
        var decidedBy = List.of(new StreamVersion("there", 1));
        clients.commits().append(List.of(event("there", 0)), null, List.of());
        clients.commits().append(List.of(event("a", 0)), null, decidedBy);
        clients.commits().append(List.of(event("b", 0)), null, decidedBy);
        try (var otherNode = clients.node()) {
            otherNode.append(List.of(event("there", 1)), null, List.of());
        }

        assertThatThrownBy(() -> clients.commits().append(List.of(event("c", 0)), null, decidedBy))
                .isInstanceOf(ConcurrencyException.class);
        clients.commits().append(List.of(event("d", 0)), null, List.of(new StreamVersion("there", 2)));
        clients.assertGapless();
    }

    @Test
    void a_stream_that_moves_while_a_batch_waits_for_the_head_is_noticed() throws SQLException {
        clients.commits().append(List.of(event("closed", 0)), null, List.of());
        try (var otherNode = clients.node();
                var third = clients.node();
                var theirs = clients.holdHead()) {
            var late = clients.submit(
                    new Command(List.of(event("late", 0)), null, List.of(new StreamVersion("closed", 1))), otherNode);
            var early = clients.submit(
                    new Command(List.of(event("early", 0)), null, List.of(new StreamVersion("other", 0))), third);
            clients.awaitWaitingForHead(2);
            CommitClients.store(theirs, event("closed", 1));

            assertThat(late.join()).isInstanceOf(ConcurrencyException.class);
            assertThat(early.join()).isInstanceOf(Long.class);
        }
        clients.assertGapless();
    }

    /** Whatever is thrown at it: an accepted command is stored whole, once, where its answer says, and no other is. */
    @Test
    void random_commands_of_two_nodes_are_stored_whole_or_not_at_all() throws SQLException {
        var random = new Random(1);
        try (var otherNode = clients.node()) {
            for (int round = 0; round < 30; round++) {
                boolean isKeyed = round % 2 == 0;
                var commands = IntStream.range(0, 60)
                        .mapToObj(_ -> any(random, isKeyed))
                        .toList();
                var outcomes = IntStream.range(0, 60)
                        .mapToObj(number ->
                                clients.submit(commands.get(number), number % 2 == 0 ? clients.commits() : otherNode))
                        .toList();
                for (int number = 0; number < 60; number++) {
                    assertStored(commands.get(number), outcomes.get(number).join());
                }
            }
        }
        clients.assertGapless();
    }

    @Test
    void a_large_command_conflicts_as_a_small_one_does() throws SQLException {
        try (var otherNode = clients.node()) {
            otherNode.append(List.of(event("taken", 0)), null, List.of());
            otherNode.append(List.of(event("moved", 0)), null, List.of());
        }
        var large = IntStream.range(0, 1_000)
                .mapToObj(number -> event("large", number))
                .toList();
        var taken = new ArrayList<>(large.subList(0, 999));
        taken.add(event("taken", 0));

        var outcomes = clients.together(List.of(
                new Command(taken, null),
                new Command(large, null, List.of(new StreamVersion("moved", 0))),
                command(1)));

        assertThat(outcomes.subList(0, 2)).allMatch(ConcurrencyException.class::isInstance);
        assertThat(outcomes.getLast()).isInstanceOf(Long.class);
        assertThat(clients.rows().positionOf("large", 0)).isEmpty();
        clients.assertGapless();
    }

    private static Command any(Random random, boolean isKeyed) {
        var events = new ArrayList<SerializedEvent>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            events.add(event("s" + random.nextInt(300), random.nextInt(SEQUENCES)));
        }
        var key = isKeyed && random.nextInt(4) == 0 ? new IdempotencyKey("a", "k" + random.nextInt(60), "print") : null;
        var decidedBy = random.nextInt(3) == 0
                ? List.of(new StreamVersion("s" + random.nextInt(300), random.nextInt(SEQUENCES)))
                : List.<StreamVersion>of();
        return new Command(events, key, decidedBy);
    }

    private void assertStored(Command command, Object outcome) {
        for (int i = 0; i < command.events().size(); i++) {
            var event = command.events().get(i);
            var place = clients.rows()
                    .positionOf(event.aggregate(), event.sequence())
                    .filter(stored -> stored.eventId().equals(event.id().toString()));
            if (outcome instanceof Long last) {
                long first = last - command.events().size() + 1;
                assertThat(place.orElseThrow().position()).isEqualTo(first + i);
                command.decidedBy().forEach(stream -> assertStoodBefore(first, stream));
            } else {
                assertThat(place).as(outcome.toString()).isEmpty();
            }
        }
    }

    private void assertStoodBefore(long position, StreamVersion stream) {
        for (long sequence = stream.events(); sequence < SEQUENCES; sequence++) {
            assertThat(clients.rows().positionOf(stream.aggregate(), sequence).stream())
                    .as(stream + " at " + position)
                    .allMatch(later -> later.position() >= position);
        }
    }
}
