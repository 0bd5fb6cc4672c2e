package org.pledgetracker.core.eventstore;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.pledgetracker.core.eventstore.CommitClients.BOUND;
import static org.pledgetracker.core.eventstore.CommitClients.command;
import static org.pledgetracker.core.eventstore.CommitClients.event;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.eventstore.CommitClients.Command;
import org.postgresql.util.PSQLState;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** What becomes of commands where the queue, the database or the store itself fails them. */
class GroupCommitTroubleTest {

    private final CommitClients clients = CommitClients.open();

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void more_than_the_queue_holds_is_refused_at_once() throws SQLException {
        var outcomes = new ArrayList<CompletableFuture<Object>>();
        try (var head = clients.holdHead()) {
            outcomes.add(clients.submit(new Command(List.of(event("opener", 0)), null)));
            await().until(() -> clients.batches().size() == 1);
            await().pollInterval(Duration.ofMillis(1)).until(() -> {
                outcomes.add(clients.submit(command(outcomes.size())));
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
        try (var _ = clients.holdHead()) {
            assertThat(clients.submit(command(1)).join()).isInstanceOf(StoreUnavailableException.class);
        }
        assertThat(clients.rows().head()).isZero();
        assertThat(clients.submit(command(1)).join()).isEqualTo(1L);
    }

    @Test
    void a_node_that_stands_still_while_it_holds_the_head_loses_it() throws SQLException {
        try (var connection = clients.connect()) {
            assertThatThrownBy(() -> HeadLock.holding(connection, _ -> {
                        await().atMost(30, SECONDS)
                                .until(() -> clients.submit(command(1)).join(), Long.class::isInstance);
                        return 0;
                    }))
                    .isInstanceOf(SQLException.class);
        }
        clients.assertGapless();
    }

    @Test
    void a_lost_connection_leaves_it_open_and_the_next_commands_are_stored() throws SQLException {
        CompletableFuture<Object> lost;
        try (var head = clients.holdHead()) {
            lost = clients.submit(command(1));
            await().until(() -> terminateWhoeverWaits(head));
            assertThat(lost.join()).isInstanceOf(OutcomeUnknownException.class);
        }
        assertThat(clients.submit(command(2)).join()).isEqualTo(1L);
    }

    @Test
    void a_connection_that_is_lost_while_nobody_comes_is_replaced_before_it_is_used() throws SQLException {
        clients.commits().append(command(1).events(), null, List.of());
        try (var connection = clients.connect()) {
            terminate(connection, "query like '%event_head%'");
        }
        await().pollDelay(Duration.ofMillis(600)).until(() -> true);

        assertThat(clients.submit(command(2)).join()).isEqualTo(2L);
    }

    @Test
    void without_a_connection_nothing_is_stored_although_there_is_one_later() throws SQLException {
        var mayFail = new CountDownLatch(1);
        var asked = new AtomicInteger();
        var connections = new DelegatingDataSource(clients.pool()) {
            @Override
            public Connection getConnection() throws SQLException {
                if (asked.getAndIncrement() >= 2) {
                    return super.getConnection();
                }
                awaitUninterruptibly(mayFail);
                throw new SQLException("none", PSQLState.CONNECTION_UNABLE_TO_CONNECT.getState());
            }
        };
        try (var node = CommitClients.node(connections)) {
            var first = clients.submit(command(1), node);
            await().until(() -> asked.get() == 1);
            var batch = List.of(clients.submit(command(2), node), clients.submit(command(3), node));
            await().until(() -> node.metrics().waiting() == 2);
            mayFail.countDown();

            assertThat(first.join()).isInstanceOf(StoreUnavailableException.class);
            assertThat(batch).allMatch(outcome -> outcome.join() instanceof StoreUnavailableException);
            assertThat(clients.submit(command(4), node).join()).isEqualTo(1L);
        }
        clients.assertGapless();
    }

    @Test
    void closing_stores_what_was_taken_and_refuses_what_waits() throws SQLException {
        CompletableFuture<Object> taken;
        CompletableFuture<Object> waiting;
        CompletableFuture<Void> closing;
        try (var head = clients.holdHead()) {
            taken = clients.submit(command(1));
            await().until(() -> clients.batches().size() == 1);
            waiting = clients.submit(command(2));
            await().until(() -> clients.commits().metrics().waiting() == 1);
            closing = clients.close(clients.commits());
            await().until(() -> clients.commits().isClosed());
            head.rollback();
        }
        closing.join();
        assertThat(taken.join()).isEqualTo(1L);
        assertThat(waiting.join()).isInstanceOf(StoreUnavailableException.class);
        assertThat(clients.submit(command(3)).orTimeout(5, SECONDS).join())
                .as("whoever comes later is told at once")
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void what_the_database_cannot_take_fails_alone() throws SQLException {
        var broken = event("broken", 0, "no json");

        var outcomes = clients.together(List.of(command(1), new Command(List.of(broken), null), command(2)));

        assertThat(outcomes.get(1)).isExactlyInstanceOf(EventStoreException.class);
        assertThat(List.of(outcomes.get(0), outcomes.get(2))).allMatch(Long.class::isInstance);
        clients.assertGapless();
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean terminateWhoeverWaits(Connection connection) throws SQLException {
        return terminate(connection, "wait_event_type = 'Lock'");
    }

    private static boolean terminate(Connection connection, String whom) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_terminate_backend(pid) from pg_stat_activity where " + whom
                        + " and pid <> pg_backend_pid() and datname = current_database()")) {
            return row.next();
        }
    }
}
