package org.pledgetracker.core.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeadLockTest {

    private final CommitClients clients = CommitClients.open();

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void whatever_fails_while_the_head_is_held_is_undone_and_the_head_given_back() throws SQLException {
        try (var connection = clients.connect()) {
            assertThatThrownBy(() -> HeadLock.holding(connection, _ -> {
                        move(connection);
                        throw new IllegalStateException("a mistake of this code");
                    }))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(clients.rows().head()).isZero();
            try (var other = clients.connect()) {
                assertThat(HeadLock.<Long>holding(other, HeadLock::position)).isZero();
            }
        }
    }

    private static void move(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("update event_store.event_head set position = position + 1");
        }
    }
}
