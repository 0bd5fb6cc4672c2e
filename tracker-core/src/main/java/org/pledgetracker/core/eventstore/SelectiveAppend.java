package org.pledgetracker.core.eventstore;

import java.util.ArrayList;
import java.util.List;
import org.pledgetracker.core.database.PipedRow;
import org.pledgetracker.core.database.Pipeline;

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

    private record Numbered(SerializedEvent event, long command) {}

    private SelectiveAppend() {}

    /**
     * @param asked the streams that have to be looked up
     */
    static BatchStatement of(
            Pipeline pipeline, List<PendingAppend> batch, List<StreamVersion> asked, BatchStart start) {
        var statement = pipeline.statement(sql(asked, start));
        if (!asked.isEmpty()) {
            statement.texts(asked, StreamVersion::aggregate).numbers(asked, StreamVersion::events);
        }
        var firsts = batch.stream().map(PendingAppend::first).toList();
        statement.texts(firsts, SerializedEvent::aggregate).numbers(firsts, SerializedEvent::sequence);
        var events = numbered(batch);
        statement.rows(events, numbered -> numbered.event().row()).numbers(events, Numbered::command);
        start.set(statement);
        return new BatchStatement(statement, row -> stored(batch, row));
    }

    private static String sql(List<StreamVersion> asked, BatchStart start) {
        return "with "
                + (asked.isEmpty() ? "" : AppendStatement.MOVED)
                + TAKEN
                + start.sql()
                + (asked.isEmpty() ? "" : AppendStatement.AND_NOT_MOVED)
                + HEAD;
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

    private static StoredBatch stored(List<PendingAppend> batch, PipedRow row) {
        var isTaken = new boolean[batch.size()];
        for (long command : row.numbers(2)) {
            isTaken[Math.toIntExact(command) - 1] = true;
        }
        var stored = new ArrayList<PendingAppend>();
        var passedOver = new ArrayList<PendingAppend>();
        for (int i = 0; i < batch.size(); i++) {
            (isTaken[i] ? passedOver : stored).add(batch.get(i));
        }
        return new StoredBatch(row.number(1), stored, passedOver);
    }
}
