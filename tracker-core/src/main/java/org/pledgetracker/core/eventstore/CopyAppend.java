package org.pledgetracker.core.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.pledgetracker.core.database.CopyRows;

/**
 * Stores a large batch with PostgreSQL's binary {@code COPY}, in one transaction that holds the head's lock: more round trips
 * than {@link AppendStatement}, and less work for each row.
 */
final class CopyAppend {

    private static final List<String> COLUMNS = List.of(
            "position", "id", "aggregate", "sequence", "type", "revision", "payload", "metadata", "recorded_at");

    private CopyAppend() {}

    /**
     * @param decidedBy the streams that decided the batch
     * @param verified which of them need no look
     * @return the position of the last event of the batch; empty where nothing is stored since a stream that decided has moved
     */
    static OptionalLong execute(
            Connection connection, List<PendingAppend> batch, List<StreamVersion> decidedBy, VerifiedStreams verified)
            throws SQLException {
        return HeadLock.holding(connection, head -> append(connection, head, batch, decidedBy, verified));
    }

    private static OptionalLong append(
            Connection connection,
            HeadLock head,
            List<PendingAppend> batch,
            List<StreamVersion> decidedBy,
            VerifiedStreams verified)
            throws SQLException {
        var asked = head.position() == verified.expectedHead() ? verified.unverified(decidedBy) : decidedBy;
        if (!MovedStreams.of(connection, asked).isEmpty()) {
            return OptionalLong.empty();
        }
        var events = PendingAppend.events(batch);
        try (var rows = CopyRows.into(connection, "event_store.event", COLUMNS)) {
            add(events, head.position(), head.nextRecordedAt(), rows);
            rows.end();
        }
        long last = head.position() + events.size();
        KeptKeys.insert(connection, batch, last);
        move(connection, last, head.nextRecordedAt());
        return OptionalLong.of(last);
    }

    private static void move(Connection connection, long position, Instant recordedAt) throws SQLException {
        try (var statement =
                connection.prepareStatement("update event_store.event_head set position = ?, recorded_at = ?")) {
            statement.setLong(1, position);
            statement.setObject(2, recordedAt.atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    private static void add(List<SerializedEvent> events, long after, Instant recordedAt, CopyRows rows)
            throws SQLException {
        long position = after;
        for (var event : events) {
            position++;
            rows.row()
                    .number(position)
                    .id(event.id())
                    .text(event.aggregate())
                    .number(event.sequence())
                    .text(event.type())
                    .integer(event.revision())
                    .text(event.payload())
                    .text(event.metadata())
                    .time(recordedAt);
        }
    }
}
