package org.pledgetracker.core.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * The last position, held until the transaction ends: nobody appends in the meantime, and each statement of the transaction sees
 * everything that was appended before.
 *
 * @param recordedAt of the last event, or a little later
 * @param now the database's clock, read once the lock was held
 */
record HeadLock(long position, Instant recordedAt, Instant now) {

    /** Between two statements. A node that stands still, or whose connection does, keeps the others waiting for no longer. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private static final String SQL = """
            with locked as materialized (select position, recorded_at from event_store.event_head for update)
            select position, recorded_at, clock_timestamp(),
                   set_config('idle_in_transaction_session_timeout', '%d', true)
              from locked
            """.formatted(LONGEST_PAUSE.toMillis());

    /** What is done while nobody else appends. */
    @FunctionalInterface
    interface Work<R> {

        R with(HeadLock head) throws SQLException;
    }

    /** Takes the lock, does the work and commits; where that fails nothing was done, unless the connection was lost. */
    static <R> R holding(Connection connection, Work<R> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            var result = work.with(take(connection));
            connection.commit();
            connection.setAutoCommit(true);
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            undo(connection, e);
            throw e;
        }
    }

    private static void undo(Connection connection, Throwable failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException lost) {
            failure.addSuppressed(lost);
        }
    }

    static HeadLock take(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(SQL);
                var row = statement.executeQuery()) {
            row.next();
            return new HeadLock(
                    row.getLong(1),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getObject(3, OffsetDateTime.class).toInstant());
        }
    }

    /** The time of events that are appended now: never before that of the last one. */
    Instant nextRecordedAt() {
        return now.isAfter(recordedAt) ? now : recordedAt;
    }
}
