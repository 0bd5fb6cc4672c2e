package org.pledgetracker.core.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * One statement that takes the next positions and stores the events of a command, all or none.
 *
 * <p>The head row stays locked until the statement commits, so commit order is position order on any number of nodes;
 * the clock is read when the lock is held, not before, so {@code recorded_at} never decreases and whoever else locks the
 * head knows that later events get a later time.
 */
final class AppendStatement {

    private static final String SQL = """
            with locked as materialized (
                select position, recorded_at from event_store.event_head for update
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
                select ?, ?, ?, head.last from head where ?
            )
            select last from head
            """;

    private final List<? extends DomainEventMessage<?>> events;
    private final Serializer serializer;
    private final @Nullable IdempotencyKey key;

    AppendStatement(List<? extends DomainEventMessage<?>> events, Serializer serializer, @Nullable IdempotencyKey key) {
        this.events = events;
        this.serializer = serializer;
        this.key = key;
    }

    /** @return the position of the last event */
    long execute(Connection connection) throws SQLException {
        int count = events.size();
        var ids = new String[count];
        var aggregates = new String[count];
        var sequences = new Long[count];
        var types = new String[count];
        var revisions = new Integer[count];
        var payloads = new String[count];
        var metadata = new String[count];
        for (int i = 0; i < count; i++) {
            var event = events.get(i);
            SerializedObject<String> payload = event.serializePayload(serializer, String.class);
            ids[i] = event.getIdentifier();
            aggregates[i] = event.getAggregateIdentifier();
            sequences[i] = event.getSequenceNumber();
            types[i] = payload.getType().getName();
            revisions[i] = Integer.valueOf(payload.getType().getRevision());
            payloads[i] = payload.getData();
            metadata[i] = event.serializeMetaData(serializer, String.class).getData();
        }
        try (var statement = connection.prepareStatement(SQL)) {
            statement.setInt(1, count);
            statement.setInt(2, count);
            statement.setArray(3, connection.createArrayOf("text", ids));
            statement.setArray(4, connection.createArrayOf("text", aggregates));
            statement.setArray(5, connection.createArrayOf("bigint", sequences));
            statement.setArray(6, connection.createArrayOf("text", types));
            statement.setArray(7, connection.createArrayOf("int", revisions));
            statement.setArray(8, connection.createArrayOf("text", payloads));
            statement.setArray(9, connection.createArrayOf("text", metadata));
            statement.setString(10, key == null ? null : key.account());
            statement.setString(11, key == null ? null : key.key());
            statement.setString(12, key == null ? null : key.fingerprint());
            statement.setBoolean(13, key != null);
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }
}
