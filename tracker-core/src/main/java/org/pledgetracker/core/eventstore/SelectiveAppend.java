package org.pledgetracker.core.eventstore;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pledgetracker.core.database.Parameters;

/**
 * One statement that stores those commands of a batch whose places are free and passes over the others: for where conflicts are
 * likely, and each would make {@link AppendStatement} fail for all. No command of the batch has a key. All places are looked for in
 * one scan of the index, and arrays are cheaper to look into than the joins that the planner makes of so few rows.
 */
final class SelectiveAppend {

    private static final String TAKEN = """
            asked as materialized (
                select ?::text[] as aggregates, ?::bigint[] as sequences
            ), found as materialized (
                select asked.sequences, event.sequence,
                       array_position(asked.aggregates, event.aggregate)::bigint as command
                  from asked, event_store.event
                 where event.aggregate = any (asked.aggregates) and event.sequence = any (asked.sequences)
            ), taken as materialized (
                select coalesce(array_agg(command), '{}') as commands from found where sequences[command] = sequence
            ), free as materialized (
                select e.*, row_number() over (order by e.ordinality) as place, count(*) over () as total
                  from taken,
                       unnest(?::event_store.appended[], ?::bigint[]) with ordinality
                       as e (id, aggregate, sequence, type, revision, payload, metadata, command, ordinality)
                 where array_position(taken.commands, e.command) is null
            ), total as materialized (
                select count(*) as events from free
            ),""";

    private static final String HEAD = """
                 for update
            ), head as (
                update event_store.event_head as head
                   set position = locked.position + total.events,
                       recorded_at = greatest(locked.recorded_at, clock_timestamp())
                  from locked, total
                returning head.position as last, head.recorded_at
            ), stored as (
                insert into event_store.event
                       (position, id, aggregate, sequence, type, revision, payload, metadata, recorded_at)
                select head.last - free.total + free.place, free.id, free.aggregate, free.sequence, free.type,
                       free.revision, free.payload, free.metadata, head.recorded_at
                  from head, free
            )
            select last, (select commands from taken) from head
            """;

    /**
     * @param last the position of the last event that was stored
     * @param stored those commands whose events were; the others' places are taken
     */
    record Stored(long last, List<PendingAppend> stored, List<PendingAppend> passedOver) {}

    private record Numbered(SerializedEvent event, long command) {}

    private SelectiveAppend() {}

    /**
     * @param decidedBy the streams that have to be looked up
     * @param expectedHead where the head must be; below 0 where it may be anywhere
     * @return empty where nothing is stored since a stream that decided has moved or the head is elsewhere
     */
    static Optional<Stored> execute(
            Connection connection, List<PendingAppend> batch, List<StreamVersion> decidedBy, long expectedHead)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql(decidedBy))) {
            set(new Parameters(statement), batch, decidedBy, expectedHead);
            try (var result = statement.executeQuery()) {
                return result.next() ? Optional.of(stored(batch, result)) : Optional.empty();
            }
        }
    }

    private static String sql(List<StreamVersion> decidedBy) {
        return "with "
                + (decidedBy.isEmpty() ? "" : AppendStatement.MOVED)
                + TAKEN
                + AppendStatement.LOCKED
                + (decidedBy.isEmpty() ? "" : AppendStatement.AND_NOT_MOVED)
                + HEAD;
    }

    private static void set(
            Parameters parameters, List<PendingAppend> batch, List<StreamVersion> decidedBy, long expectedHead)
            throws SQLException {
        if (!decidedBy.isEmpty()) {
            parameters.texts(decidedBy, StreamVersion::aggregate).numbers(decidedBy, StreamVersion::events);
        }
        var firsts = batch.stream().map(PendingAppend::first).toList();
        parameters.texts(firsts, SerializedEvent::aggregate).numbers(firsts, SerializedEvent::sequence);
        var events = numbered(batch);
        parameters
                .rows(SerializedEvent.TYPE, events, numbered -> numbered.event().row())
                .numbers(events, Numbered::command)
                .number(expectedHead)
                .number(expectedHead);
    }

    private static List<Numbered> numbered(List<PendingAppend> batch) {
        var events = new ArrayList<Numbered>();
        for (int i = 0; i < batch.size(); i++) {
            for (var event : batch.get(i).events()) {
                events.add(new Numbered(event, i + 1L));
            }
        }
        return events;
    }

    private static Stored stored(List<PendingAppend> batch, ResultSet row) throws SQLException {
        var isTaken = new boolean[batch.size()];
        for (long command : (Long[]) row.getArray(2).getArray()) {
            isTaken[Math.toIntExact(command) - 1] = true;
        }
        var stored = new ArrayList<PendingAppend>();
        var passedOver = new ArrayList<PendingAppend>();
        for (int i = 0; i < batch.size(); i++) {
            (isTaken[i] ? passedOver : stored).add(batch.get(i));
        }
        return new Stored(row.getLong(1), stored, passedOver);
    }
}
