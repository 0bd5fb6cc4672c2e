package org.pledgetracker.core.eventstore;

import java.util.List;
import org.pledgetracker.core.database.PipedStatement;
import org.pledgetracker.core.database.Pipeline;
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

    static final String BEHIND =
            " and exists (select from event_store.event as ahead where ahead.position = ? and ahead.id = ?::uuid)";

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

    private AppendStatement() {}

    /**
     * @param asked the streams that have to be looked up
     */
    static BatchStatement of(
            Pipeline pipeline, List<PendingAppend> batch, List<StreamVersion> asked, BatchStart start) {
        var events = PendingAppend.events(batch);
        var keys = KeptKeys.of(batch);
        var statement = pipeline.statement(sql(events, keys, asked, start));
        if (!asked.isEmpty()) {
            statement.texts(asked, StreamVersion::aggregate).numbers(asked, StreamVersion::events);
        }
        start.set(statement);
        statement.number(events.size());
        setEvents(statement, events);
        if (!keys.isEmpty()) {
            setKeys(statement, keys);
        }
        return new BatchStatement(statement, row -> new StoredBatch(row.number(1), batch, List.of()));
    }

    private static String sql(
            List<SerializedEvent> events, List<KeptKey> keys, List<StreamVersion> asked, BatchStart start) {
        return "with "
                + (asked.isEmpty() ? "" : MOVED)
                + start.sql()
                + (asked.isEmpty() ? "" : AND_NOT_MOVED)
                + HEAD
                + (events.size() == 1 ? ONE : MANY)
                + (keys.isEmpty() ? "" : KEPT)
                + " select last from head";
    }

    private static void setEvents(PipedStatement statement, List<SerializedEvent> events) {
        if (events.size() > 1) {
            statement.number(events.size()).rows(events, SerializedEvent::row);
            return;
        }
        var event = events.getFirst();
        statement
                .text(event.id().toString())
                .text(event.aggregate())
                .number(event.sequence())
                .text(event.type())
                .number(event.revision())
                .text(event.payload())
                .text(event.metadata());
    }

    private static void setKeys(PipedStatement statement, List<KeptKey> keys) {
        statement
                .texts(keys, kept -> kept.key().account())
                .texts(keys, kept -> kept.key().key())
                .texts(keys, kept -> kept.key().fingerprint())
                .numbers(keys, KeptKey::behind);
    }
}
