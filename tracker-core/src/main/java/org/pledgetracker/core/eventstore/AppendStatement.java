package org.pledgetracker.core.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.pledgetracker.core.eventstore.KeptKeys.KeptKey;

/**
 * One statement that takes the next positions and stores the events of a batch of commands, all or none.
 *
 * <p>The head row stays locked until the statement commits, so commit order is position order on any number of nodes;
 * the clock is read when the lock is held, not before, so {@code recorded_at} never decreases and whoever else locks the
 * head knows that later events get a later time.
 */
final class AppendStatement {

    private static final String SQL = """
            with moved as (
                select from unnest(?::text[], ?::bigint[]) as decided (aggregate, events)
                 where exists (
                       select from event_store.event
                        where event.aggregate = decided.aggregate and event.sequence >= decided.events)
            ), locked as materialized (
                select position, recorded_at from event_store.event_head where not exists (select from moved) for update
            ), head as (
                update event_store.event_head as head
                   set position = locked.position + ?, recorded_at = greatest(locked.recorded_at, clock_timestamp())
                  from locked
                returning head.position as last, head.recorded_at
            ), stored as (
                insert into event_store.event
                       (position, id, aggregate, sequence, type, revision, payload, metadata, recorded_at)
                select head.last - ? + e.ordinality, e.id, e.aggregate, e.sequence, e.type, e.revision,
                       e.payload::json, e.metadata::json, head.recorded_at
                  from head, unnest(?::uuid[], ?::text[], ?::bigint[], ?::text[], ?::int[], ?::text[], ?::text[])
                       with ordinality as e (id, aggregate, sequence, type, revision, payload, metadata, ordinality)
            ), kept as (
                insert into event_store.idempotency_key (account, key, fingerprint, position)
                select k.account, k.key, k.fingerprint, head.last - k.behind
                  from head, unnest(?::text[], ?::text[], ?::text[], ?::bigint[]) as k (account, key, fingerprint, behind)
            )
            select last from head
            """;

    private AppendStatement() {}

    /**
     * @return the position of the last event of the batch; empty where nothing is stored since a stream that decided has moved
     */
    static OptionalLong execute(Connection connection, List<PendingAppend> batch) throws SQLException {
        var events = new ArrayList<SerializedEvent>();
        batch.forEach(append -> events.addAll(append.events()));
        var keys = KeptKeys.of(batch);
        var decidedBy = batch.stream()
                .flatMap(append -> append.decidedBy().stream())
                .distinct()
                .toList();
        try (var statement = connection.prepareStatement(SQL)) {
            statement.setArray(1, connection.createArrayOf("text", texts(decidedBy, StreamVersion::aggregate)));
            statement.setArray(2, connection.createArrayOf("bigint", numbers(decidedBy, StreamVersion::events)));
            statement.setInt(3, events.size());
            statement.setInt(4, events.size());
            statement.setArray(5, connection.createArrayOf("text", texts(events, SerializedEvent::id)));
            statement.setArray(6, connection.createArrayOf("text", texts(events, SerializedEvent::aggregate)));
            statement.setArray(7, connection.createArrayOf("bigint", numbers(events, SerializedEvent::sequence)));
            statement.setArray(8, connection.createArrayOf("text", texts(events, SerializedEvent::type)));
            statement.setArray(9, connection.createArrayOf("int", revisions(events)));
            statement.setArray(10, connection.createArrayOf("text", texts(events, SerializedEvent::payload)));
            statement.setArray(11, connection.createArrayOf("text", texts(events, SerializedEvent::metadata)));
            statement.setArray(
                    12,
                    connection.createArrayOf(
                            "text", texts(keys, kept -> kept.key().account())));
            statement.setArray(
                    13,
                    connection.createArrayOf(
                            "text", texts(keys, kept -> kept.key().key())));
            statement.setArray(
                    14,
                    connection.createArrayOf(
                            "text", texts(keys, kept -> kept.key().fingerprint())));
            statement.setArray(15, connection.createArrayOf("bigint", numbers(keys, KeptKey::behind)));
            try (var result = statement.executeQuery()) {
                return result.next() ? OptionalLong.of(result.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /** Typed arrays go to the server in binary form, which nobody has to escape or to parse. */
    private static <T> String[] texts(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static <T> Long[] numbers(List<T> rows, Function<T, Long> value) {
        return rows.stream().map(value).toArray(Long[]::new);
    }

    private static Integer[] revisions(List<SerializedEvent> events) {
        return events.stream().map(SerializedEvent::revision).toArray(Integer[]::new);
    }
}
