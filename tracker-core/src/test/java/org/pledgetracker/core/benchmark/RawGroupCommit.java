package org.pledgetracker.core.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.pledgetracker.core.eventstore.EventStoreSchema;

/**
 * Group commit and nothing else: rows that are text already wait for the one thread that writes whatever waits in one
 * statement, its positions from the head row. What this store's commands could reach if deciding, serializing and
 * waiting in order cost nothing.
 */
final class RawGroupCommit implements AutoCloseable {

    private static final int LARGEST_BATCH = 512;

    private static final String SQL = """
            with head as (
                update event_store.event_head
                   set position = position + ?, recorded_at = greatest(recorded_at, clock_timestamp())
                returning position as last, recorded_at
            )
            insert into event_store.event
                   (position, id, aggregate, sequence, type, revision, payload, metadata, recorded_at)
            select head.last - ? + e.ordinality, e.id, e.aggregate, e.sequence, e.type, e.revision,
                   e.payload::json, e.metadata::json, head.recorded_at
              from head, unnest(?::uuid[], ?::text[], ?::bigint[], ?::text[], ?::int[], ?::text[], ?::text[])
                   with ordinality as e (id, aggregate, sequence, type, revision, payload, metadata, ordinality)
            """;

    private record Waiting(EventText event, CompletableFuture<Void> stored) {}

    private final HikariDataSource pool = Databases.open("raw-group-commit", 2);
    private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private final ExecutorService flusher = Executors.newSingleThreadExecutor();

    private RawGroupCommit() {}

    static RawGroupCommit open() {
        var raw = new RawGroupCommit();
        EventStoreSchema.migrate(raw.pool);
        raw.flusher.execute(raw::flush);
        return raw;
    }

    /** Returns when the event is durable. */
    void append(EventText event) {
        var waiting = new Waiting(event, new CompletableFuture<>());
        queue.add(waiting);
        waiting.stored().join();
    }

    private void flush() {
        var batch = new ArrayList<Waiting>(LARGEST_BATCH);
        try (var connection = pool.getConnection()) {
            while (true) {
                batch.add(queue.take());
                queue.drainTo(batch, LARGEST_BATCH - 1);
                write(connection, batch.stream().map(Waiting::event).toList());
                batch.forEach(waiting -> waiting.stored().complete(null));
                batch.clear();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (SQLException failure) {
            batch.forEach(waiting -> waiting.stored().completeExceptionally(failure));
        }
    }

    private static void write(Connection connection, List<EventText> batch) throws SQLException {
        try (var statement = connection.prepareStatement(SQL)) {
            statement.setInt(1, batch.size());
            statement.setInt(2, batch.size());
            statement.setArray(
                    3, array(connection, batch, "text", _ -> EventText.id().toString()));
            statement.setArray(4, array(connection, batch, "text", EventText::aggregate));
            statement.setArray(5, array(connection, batch, "bigint", EventText::sequence));
            statement.setArray(6, array(connection, batch, "text", EventText::type));
            statement.setArray(7, array(connection, batch, "int", _ -> Integer.valueOf(EventText.REVISION)));
            statement.setArray(8, array(connection, batch, "text", EventText::payload));
            statement.setArray(9, array(connection, batch, "text", EventText::metadata));
            statement.executeUpdate();
        }
    }

    private static Array array(
            Connection connection, List<EventText> batch, String type, Function<EventText, Object> value)
            throws SQLException {
        return connection.createArrayOf(type, batch.stream().map(value).toArray());
    }

    @Override
    public void close() {
        flusher.shutdownNow();
        flusher.close();
        pool.close();
    }
}
