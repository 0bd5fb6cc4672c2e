package org.pledgetracker.core.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pledgetracker.core.eventstore.CommitClients.Sending.AFTERWARDS;
import static org.pledgetracker.core.eventstore.CommitClients.Sending.AT_ONCE;
import static org.pledgetracker.core.eventstore.CommitClients.command;
import static org.pledgetracker.core.eventstore.CommitClients.event;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.eventstore.CommitClients.Command;

/** A batch that is sent before the one ahead of it is stored relies on nothing that may not come about. */
class BatchesOnTheWayTest {

    private final CommitClients clients = CommitClients.open();

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void both_are_stored_in_the_order_in_which_they_were_sent() throws SQLException {
        var outcomes = clients.behind(List.of(command(1), command(2)), command(3), AT_ONCE, _ -> {});

        assertThat(outcomes.first()).containsExactlyInAnyOrder(2L, 3L);
        assertThat(outcomes.second()).isEqualTo(4L);
        clients.assertGapless();
    }

    @Test
    void rows_may_come_behind_a_single_event() throws SQLException {
        var two = new Command(List.of(event("two", 0), event("two", 1)), null);

        var outcomes = clients.behind(List.of(command(1)), two, AT_ONCE, _ -> {});

        assertThat(outcomes.first()).containsExactly(2L);
        assertThat(outcomes.second()).isEqualTo(4L);
        clients.assertGapless();
    }

    @Test
    void what_another_node_stores_in_the_place_of_the_first_is_noticed_by_the_second() throws SQLException {
        var stream = new StreamVersion("decided", 1);
        clients.commits().append(List.of(event("decided", 0)), null, List.of());
        clients.commits().append(List.of(event("before", 0)), null, List.of(stream));
        clients.batches().clear();

        // As many events as the first batch has: the head is where the second expects it.
        var outcomes = clients.behind(
                List.of(command(1), command(2)),
                new Command(List.of(event("late", 0)), null, List.of(stream)),
                AT_ONCE,
                head -> CommitClients.store(head, event("decided", 1), event("other", 0)));

        assertThat(outcomes.first()).allMatch(Long.class::isInstance);
        assertThat(outcomes.second()).isInstanceOf(ConcurrencyException.class);
        clients.assertGapless();
    }

    @Test
    void a_conflict_in_the_first_takes_nobody_with_it() throws SQLException {
        var outcomes = clients.behind(
                List.of(command(1), command(2)),
                new Command(List.of(event("behind", 0)), null, List.of(new StreamVersion("none", 0))),
                AT_ONCE,
                head -> CommitClients.store(head, event("s1", 0)));

        assertThat(outcomes.first()).hasAtLeastOneElementOfType(Long.class);
        assertThat(outcomes.first()).hasAtLeastOneElementOfType(ConcurrencyException.class);
        assertThat(outcomes.second()).isInstanceOf(Long.class);
        clients.assertGapless();
    }

    @Test
    void a_conflict_in_the_second_leaves_the_first_alone() throws SQLException {
        var outcomes = clients.behind(
                List.of(command(1), command(2)),
                command(3),
                AT_ONCE,
                head -> CommitClients.store(head, event("s3", 0)));

        assertThat(outcomes.first()).allMatch(Long.class::isInstance);
        assertThat(outcomes.second()).isInstanceOf(ConcurrencyException.class);
        clients.assertGapless();
    }

    @Test
    void with_the_connection_both_are_lost_and_the_next_command_is_stored() throws SQLException {
        var outcomes = clients.behind(
                List.of(command(1), command(2)), command(3), AT_ONCE, BatchesOnTheWayTest::terminateWhoeverWaits);

        assertThat(outcomes.first()).allMatch(OutcomeUnknownException.class::isInstance);
        assertThat(outcomes.second()).isInstanceOf(OutcomeUnknownException.class);
        assertThat(clients.submit(command(4)).join()).isInstanceOf(Long.class);
        clients.assertGapless();
    }

    @Test
    void what_was_decided_by_a_stream_that_the_first_moves_waits_for_its_answer() throws SQLException {
        var stream = new StreamVersion("decided", 0);
        clients.commits().append(List.of(event("before", 0)), null, List.of(stream));
        clients.batches().clear();

        var outcomes = clients.behind(
                List.of(new Command(List.of(event("decided", 0)), null), command(1)),
                new Command(List.of(event("late", 0)), null, List.of(stream)),
                AFTERWARDS,
                _ -> {});

        assertThat(outcomes.first()).allMatch(Long.class::isInstance);
        assertThat(outcomes.second()).isInstanceOf(ConcurrencyException.class);
        clients.assertGapless();
    }

    @Test
    void a_key_that_the_first_uses_waits_for_its_answer() throws SQLException {
        var key = new IdempotencyKey("account", "key", "print");

        var outcomes = clients.behind(
                List.of(new Command(command(1).events(), key), command(2)),
                new Command(command(3).events(), key),
                AFTERWARDS,
                _ -> {});

        assertThat(outcomes.first()).allMatch(Long.class::isInstance);
        assertThat(outcomes.second()).isInstanceOf(KeyTakenException.class);
    }

    private static void terminateWhoeverWaits(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where wait_event_type = 'Lock' and pid <> pg_backend_pid() and datname = current_database()");
        }
    }
}
