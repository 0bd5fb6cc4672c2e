package org.pledgetracker.core.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import org.pledgetracker.core.database.BinaryRow;
import org.pledgetracker.core.database.Pipeline;
import org.pledgetracker.core.eventstore.EventStoreSchema;

/**
 * Group commit and nothing else: rows that are made already wait for the one thread that writes whatever waits in one
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
                   e.payload, e.metadata, head.recorded_at
              from head, unnest(?::event_store.appended[]) with ordinality as e
            """;

    @SuppressWarnings("ArrayRecordComponent")
    private record Waiting(byte[] row, CompletableFuture<Void> stored) {}

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
        var waiting = new Waiting(row(event), new CompletableFuture<>());
        queue.add(waiting);
        waiting.stored().join();
    }

    private void flush() {
        var batch = new ArrayList<Waiting>(LARGEST_BATCH);
        try (var connection = pool.getConnection()) {
            var pipeline = new Pipeline(connection, "event_store.appended");
            while (true) {
                batch.add(queue.take());
                queue.drainTo(batch, LARGEST_BATCH - 1);
                write(pipeline, batch);
                batch.forEach(waiting -> waiting.stored().complete(null));
                batch.clear();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (SQLException failure) {
            batch.forEach(waiting -> waiting.stored().completeExceptionally(failure));
        }
    }

    private static void write(Pipeline pipeline, List<Waiting> batch) throws SQLException {
        pipeline.send(pipeline.statement(SQL)
                .number(batch.size())
                .number(batch.size())
                .rows(batch, Waiting::row));
        pipeline.receive();
    }

    private static byte[] row(EventText event) {
        return new BinaryRow()
                .id(EventText.id())
                .text(event.aggregate())
                .number(event.sequence())
                .text(event.type())
                .integer(Integer.parseInt(EventText.REVISION))
                .json(event.payload().getBytes(UTF_8))
                .json(event.metadata().getBytes(UTF_8))
                .bytes();
    }

    @Override
    public void close() {
        flusher.shutdownNow();
        flusher.close();
        pool.close();
    }
}
