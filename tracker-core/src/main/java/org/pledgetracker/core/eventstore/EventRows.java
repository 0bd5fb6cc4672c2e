package org.pledgetracker.core.eventstore;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Reads the event table: by position, by aggregate, and the head. */
public final class EventRows {

    private static final String COLUMNS =
            "position, id, aggregate, sequence, type, revision, payload, metadata, recorded_at";

    private final DataSource dataSource;

    EventRows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param eventId the identifier of the event message */
    public record StoredPlace(long position, String eventId) {}

    List<StoredEvent> after(long position, int limit) {
        return read(connection -> {
            var sql = "select " + COLUMNS + " from event_store.event where position > ? order by position limit ?";
            try (var statement = connection.prepareStatement(sql)) {
                statement.setLong(1, position);
                statement.setInt(2, limit);
                var events = new ArrayList<StoredEvent>();
                try (var result = statement.executeQuery()) {
                    while (result.next()) {
                        events.add(event(result));
                    }
                }
                return events;
            }
        });
    }

    List<StoredEvent> ofAggregate(String aggregate, long firstSequence, int limit) {
        return read(connection -> {
            var sql = "select " + COLUMNS
                    + " from event_store.event where aggregate = ? and sequence >= ? order by sequence limit ?";
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, aggregate);
                statement.setLong(2, firstSequence);
                statement.setInt(3, limit);
                var events = new ArrayList<StoredEvent>();
                try (var result = statement.executeQuery()) {
                    while (result.next()) {
                        events.add(event(result));
                    }
                }
                return events;
            }
        });
    }

    /** Where the event of this aggregate and sequence is stored. */
    public Optional<StoredPlace> positionOf(String aggregate, long sequence) {
        return read(connection -> {
            var sql = "select position, id from event_store.event where aggregate = ? and sequence = ?";
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, aggregate);
                statement.setLong(2, sequence);
                try (var result = statement.executeQuery()) {
                    return result.next()
                            ? Optional.of(new StoredPlace(result.getLong(1), result.getString(2)))
                            : Optional.empty();
                }
            }
        });
    }

    Optional<Long> lastSequenceOf(String aggregate) {
        return read(connection -> {
            var sql = "select sequence from event_store.event where aggregate = ? order by sequence desc limit 1";
            try (var statement = connection.prepareStatement(sql)) {
                statement.setString(1, aggregate);
                try (var result = statement.executeQuery()) {
                    return result.next() ? Optional.of(result.getLong(1)) : Optional.empty();
                }
            }
        });
    }

    /** The position of the last event; 0 where there is none. */
    public long head() {
        return read(connection -> {
            try (var statement = connection.prepareStatement("select position from event_store.event_head");
                    var result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        });
    }

    /**
     * The last position that was recorded at or before the instant; 0 where there is none. Positions are gapless and their
     * times never decrease, so it is found by halving, with one look at the primary key each.
     */
    public long lastAt(Instant instant) {
        return read(connection -> {
            var sql = "select recorded_at from event_store.event where position = ?";
            try (var statement = connection.prepareStatement(sql)) {
                long known = 0;
                long beyond = head() + 1;
                while (beyond - known > 1) {
                    long middle = known + (beyond - known) / 2;
                    statement.setLong(1, middle);
                    try (var result = statement.executeQuery()) {
                        result.next();
                        var recordedAt =
                                result.getObject(1, OffsetDateTime.class).toInstant();
                        if (recordedAt.isAfter(instant)) {
                            beyond = middle;
                        } else {
                            known = middle;
                        }
                    }
                }
                return known;
            }
        });
    }

    private static StoredEvent event(ResultSet result) throws SQLException {
        return new StoredEvent(
                result.getLong(1),
                result.getString(2),
                result.getString(3),
                result.getLong(4),
                result.getString(5),
                result.getInt(6),
                result.getString(7),
                result.getString(8),
                result.getObject(9, OffsetDateTime.class).toInstant());
    }

    private <T> T read(Query<T> query) {
        try (var connection = dataSource.getConnection()) {
            return query.on(connection);
        } catch (SQLException e) {
            throw new EventStoreException("the event store could not be read", e);
        }
    }

    private interface Query<T> {
        T on(Connection connection) throws SQLException;
    }
}
