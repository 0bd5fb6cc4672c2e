package org.pledgetracker.core.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Reads the event table: by position, by aggregate, and the head. */
public final class EventRows {

    private static final String COLUMNS =
            "position, id, aggregate, sequence, type, revision, payload, metadata, recorded_at";

    private static final int COPIED_AT_ONCE = 1_000;

    private final DataSource dataSource;

    public EventRows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @param eventId the identifier of the event message */
    public record StoredPlace(long position, String eventId) {}

    /** The events behind a position, in order; fewer than the limit only where there are no more. */
    public List<EventRow<String>> after(long position, int limit) {
        return read(connection -> {
            var sql = "select " + COLUMNS + " from event_store.event where position > ? order by position limit ?";
            try (var statement = connection.prepareStatement(sql)) {
                statement.setLong(1, position);
                statement.setInt(2, limit);
                var events = new ArrayList<EventRow<String>>();
                try (var result = statement.executeQuery()) {
                    while (result.next()) {
                        events.add(row(result));
                    }
                }
                return events;
            }
        });
    }

    /**
     * Hands over the events behind one position and up to another, in order, with their text as it is stored. As fast as the
     * server gives rows away.
     */
    public void copy(long after, long upTo, Consumer<EventRow<byte[]>> events) {
        read(connection -> {
            try (var copied = CopiedEvents.between(connection, after, upTo)) {
                for (var rows = copied.next(COPIED_AT_ONCE); !rows.isEmpty(); rows = copied.next(COPIED_AT_ONCE)) {
                    rows.forEach(row -> events.accept(CopiedEvents.row(row)));
                }
            }
            return upTo;
        });
    }

    /**
     * Hands over the events of an aggregate and of those below it ({@code JP-PBF/trainings/2018} is below {@code JP-PBF}), up
     * to a position, in order.
     */
    public void copyBelow(String aggregate, long upTo, Consumer<EventRow<byte[]>> events) {
        copyWhere(
                "(aggregate = ? or (aggregate > ? || '/' and aggregate < ? || '0'))",
                List.of(aggregate, aggregate, aggregate),
                upTo,
                events);
    }

    /** Hands over the events of one aggregate, in order. */
    public void copyOf(String aggregate, Consumer<EventRow<byte[]>> events) {
        copyWhere("aggregate = ?", List.of(aggregate), Long.MAX_VALUE, events);
    }

    private void copyWhere(String condition, List<String> arguments, long upTo, Consumer<EventRow<byte[]>> events) {
        var sql = "select " + COLUMNS + " from event_store.event where " + condition
                + " and position <= ? order by position";
        read(connection -> {
            connection.setAutoCommit(false);
            try (var statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(COPIED_AT_ONCE);
                for (int place = 0; place < arguments.size(); place++) {
                    statement.setString(place + 1, arguments.get(place));
                }
                statement.setLong(arguments.size() + 1, upTo);
                try (var result = statement.executeQuery()) {
                    while (result.next()) {
                        events.accept(bytes(row(result)));
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            return upTo;
        });
    }

    private static EventRow<byte[]> bytes(EventRow<String> row) {
        return new EventRow<>(
                row.position(),
                row.id(),
                row.aggregate(),
                row.sequence(),
                row.type(),
                row.revision(),
                row.payload().getBytes(UTF_8),
                row.metadata().getBytes(UTF_8),
                row.recordedAt());
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
     * The last position that was recorded at or before the instant; 0 where there is none, and empty where the instant is
     * still to come by the database's own clock. The answer is final: appends under way are waited for, and later ones get
     * a later time. Positions are gapless and their times never decrease, so the place is found by halving.
     */
    public OptionalLong lastAt(Instant instant) {
        return read(connection -> {
            // Auto-commit lets the lock go at once.
            var head = HeadLock.take(connection);
            if (instant.isAfter(head.now())) {
                return OptionalLong.empty();
            }
            long known = 0;
            long beyond = head.position() + 1;
            while (beyond - known > 1) {
                long middle = known + (beyond - known) / 2;
                if (recordedAt(connection, middle).isAfter(instant)) {
                    beyond = middle;
                } else {
                    known = middle;
                }
            }
            return OptionalLong.of(known);
        });
    }

    private static Instant recordedAt(Connection connection, long position) throws SQLException {
        try (var statement =
                connection.prepareStatement("select recorded_at from event_store.event where position = ?")) {
            statement.setLong(1, position);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    private static EventRow<String> row(ResultSet result) throws SQLException {
        return row(result, 0);
    }

    /** @param before how many columns of the result come before those of the event */
    static EventRow<String> row(ResultSet result, int before) throws SQLException {
        return new EventRow<>(
                result.getLong(before + 1),
                result.getString(before + 2),
                result.getString(before + 3),
                result.getLong(before + 4),
                result.getString(before + 5),
                result.getInt(before + 6),
                result.getString(before + 7),
                result.getString(before + 8),
                result.getObject(before + 9, OffsetDateTime.class).toInstant());
    }

    private <T> T read(Query<T> query) {
        try (var connection = connection()) {
            return query.on(connection);
        } catch (SQLException e) {
            throw new EventStoreException("the event store could not be read", e);
        }
    }

    private Connection connection() {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw new StoreUnavailableException(e);
        }
    }

    private interface Query<T> {
        T on(Connection connection) throws SQLException;
    }
}
