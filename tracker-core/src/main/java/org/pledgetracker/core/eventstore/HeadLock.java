package org.pledgetracker.core.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * The last position, held until the transaction ends: nobody appends in the meantime.
 *
 * @param recordedAt of the last event
 * @param now the database's clock, read once the lock was held
 */
record HeadLock(long position, Instant recordedAt, Instant now) {

    private static final String SQL = """
            with locked as materialized (select position, recorded_at from event_store.event_head for update)
            select position, recorded_at, clock_timestamp() from locked
            """;

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
