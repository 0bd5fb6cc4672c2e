package org.pledgetracker.core.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.pledgetracker.core.database.Parameters;
import org.pledgetracker.core.eventstore.KeptKeys.KeptKey;

/**
 * One statement that takes the next positions and stores the events of a batch of commands, all or none.
 *
 * <p>The head row stays locked until the statement commits, so commit order is position order on any number of nodes;
 * the clock is read when the lock is held, not before, so {@code recorded_at} never decreases and whoever else locks the
 * head knows that later events get a later time. Each part of it costs, so it has no more than the batch needs.
 */
final class AppendStatement {

    static final String MOVED = """
            moved as (
                select from unnest(?::text[], ?::bigint[]) as decided (aggregate, events)
                 where exists (
                       select from event_store.event
                        where event.aggregate = decided.aggregate and event.sequence >= decided.events)
            ),""";

    static final String LOCKED = """
            locked as materialized (
                select position, recorded_at from event_store.event_head where (? < 0 or position = ?)
            """;

    static final String AND_NOT_MOVED = " and not exists (select from moved)";

    private static final String HEAD = """
                 for update
            ), head as (
                update event_store.event_head as head
                   set position = locked.position + ?, recorded_at = greatest(locked.recorded_at, clock_timestamp())
                  from locked
                returning head.position as last, head.recorded_at
            ),""";

    private static final String MANY = """
            stored as (
                insert into event_store.event
                       (position, id, aggregate, sequence, type, revision, payload, metadata, recorded_at)
                select head.last - ? + e.ordinality, e.id, e.aggregate, e.sequence, e.type, e.revision,
                       e.payload, e.metadata, head.recorded_at
                  from head, unnest(?::event_store.appended[]) with ordinality as e
            )""";

    private static final String ONE = """
            stored as (
                insert into event_store.event
                       (position, id, aggregate, sequence, type, revision, payload, metadata, recorded_at)
                select head.last, ?::uuid, ?, ?, ?, ?::int, ?::json, ?::json, head.recorded_at from head
            )""";

    private static final String KEPT = """
            , kept as (
                insert into event_store.idempotency_key (account, key, fingerprint, position)
                select k.account, k.key, k.fingerprint, head.last - k.behind
                  from head, unnest(?::text[], ?::text[], ?::text[], ?::bigint[]) as k (account, key, fingerprint, behind)
            )""";

    private final List<SerializedEvent> events;
    private final List<KeptKey> keys;
    private final List<StreamVersion> decidedBy;
    private final long expectedHead;

    private AppendStatement(List<PendingAppend> batch, List<StreamVersion> decidedBy, long expectedHead) {
        this.events = PendingAppend.events(batch);
        this.keys = KeptKeys.of(batch);
        this.decidedBy = decidedBy;
        this.expectedHead = expectedHead;
    }

    /**
     * @param decidedBy the streams that have to be looked up
     * @param expectedHead where the head must be; below 0 where it may be anywhere
     * @return the position of the last event of the batch; empty where nothing is stored since a stream that decided has moved
     *     or the head is elsewhere
     */
    static OptionalLong execute(
            Connection connection, List<PendingAppend> batch, List<StreamVersion> decidedBy, long expectedHead)
            throws SQLException {
        var append = new AppendStatement(batch, decidedBy, expectedHead);
        try (var statement = connection.prepareStatement(append.sql())) {
            append.set(new Parameters(statement));
            try (var result = statement.executeQuery()) {
                return result.next() ? OptionalLong.of(result.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    private String sql() {
        return "with "
                + (decidedBy.isEmpty() ? "" : MOVED)
                + LOCKED
                + (decidedBy.isEmpty() ? "" : AND_NOT_MOVED)
                + HEAD
                + (events.size() == 1 ? ONE : MANY)
                + (keys.isEmpty() ? "" : KEPT)
                + " select last from head";
    }

    private void set(Parameters parameters) throws SQLException {
        if (!decidedBy.isEmpty()) {
            parameters.texts(decidedBy, StreamVersion::aggregate).numbers(decidedBy, StreamVersion::events);
        }
        parameters.number(expectedHead).number(expectedHead).number(events.size());
        if (events.size() == 1) {
            one(parameters);
        } else {
            parameters.number(events.size()).rows(SerializedEvent.TYPE, events, SerializedEvent::row);
        }
        if (!keys.isEmpty()) {
            parameters
                    .texts(keys, kept -> kept.key().account())
                    .texts(keys, kept -> kept.key().key())
                    .texts(keys, kept -> kept.key().fingerprint())
                    .numbers(keys, KeptKey::behind);
        }
    }

    private void one(Parameters parameters) throws SQLException {
        var event = events.getFirst();
        parameters
                .text(event.id().toString())
                .text(event.aggregate())
                .number(event.sequence())
                .text(event.type())
                .number(event.revision())
                .text(new String(event.payload(), UTF_8))
                .text(new String(event.metadata(), UTF_8));
    }
}
