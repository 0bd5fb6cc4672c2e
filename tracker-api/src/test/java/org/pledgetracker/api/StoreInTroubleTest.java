package org.pledgetracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.pledgetracker.api.Bodies.commitment;
import static org.pledgetracker.api.Bodies.disbursement;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.eventstore.EventRows;
import org.springframework.beans.factory.annotation.Autowired;

/** The event store is held up or cut off in the middle of a recording: the answer says so, and later tells the truth. */
class StoreInTroubleTest extends TrackerTest {

    private static final String API = "/api/v1/commitments";

    @Autowired
    private EventRows events;

    @Test
    void a_recording_that_cannot_get_its_turn_is_told_to_come_again() throws Exception {
        manager.post(API, commitment("TROUBLE-BUSY"));
        long before = events.head();
        try (var other = database().connect()) {
            lockHead(other);

            var answer = manager.post(API + "/TROUBLE-BUSY/disbursements", disbursement("a"));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("/problems/busy");
            assertThat(answer.header("Retry-After")).isNotEmpty();
        }
        assertThat(events.head()).isEqualTo(before);
        assertThat(manager.post(API + "/TROUBLE-BUSY/disbursements", disbursement("a"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_recording_whose_connection_is_cut_has_an_unknown_outcome_until_its_key_is_asked_again() throws Exception {
        manager.post(API, commitment("TROUBLE-CUT"));
        long before = events.head();
        var key = Map.of("Idempotency-Key", "trouble-cut");
        try (var other = database().connect();
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            lockHead(other);
            var answer = clients.submit(() -> manager.post(API + "/TROUBLE-CUT/disbursements", disbursement("a"), key));

            await().until(() -> cutWhoeverWaits(other));

            assertThat(answer.get().status()).isEqualTo(503);
            assertThat(answer.get().problem()).isEqualTo("/problems/outcome-unknown");
            assertThat(answer.get().header("Retry-After")).isNotEmpty();
        }
        assertThat(events.head()).isEqualTo(before);
        var again = manager.post(API + "/TROUBLE-CUT/disbursements", disbursement("a"), key);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.position()).isEqualTo(before + 1);
    }

    private static void lockHead(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("select position from event_store.event_head for update");
        }
    }

    private static boolean cutWhoeverWaits(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var cut = statement.executeQuery("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                         where datname = current_database() and wait_event_type = 'Lock'
                           and application_name = 'tracker events'""")) {
            return cut.next();
        }
    }
}
