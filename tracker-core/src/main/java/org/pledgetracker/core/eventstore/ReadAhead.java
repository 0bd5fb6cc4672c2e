package org.pledgetracker.core.eventstore;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Reads events before they are asked for: one thread copies rows out of the database, others decode them, and what is
 * decoded waits in order, so much of it at most. At the head it waits for more: this node's own appends wake it, and it
 * looks at the head for those of others.
 */
final class ReadAhead implements AutoCloseable {

    private static final int ROWS = 1_000;
    private static final int PORTIONS = 16;

    /** A copy is read to its end also where nobody wants the rest, and while it is open the database cannot clean up. */
    private static final long POSITIONS_A_COPY = 20_000;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final DataSource dataSource;
    private final HeadSignal head;
    private final EventRows rows;
    private final Function<List<EventRow<byte[]>>, List<TrackedEventMessage<?>>> decoder;
    private final BlockingQueue<CompletableFuture<List<TrackedEventMessage<?>>>> portions =
            new ArrayBlockingQueue<>(PORTIONS);
    private final Thread thread;
    private volatile boolean closed;

    ReadAhead(
            DataSource dataSource,
            HeadSignal head,
            long position,
            Function<List<EventRow<byte[]>>, List<TrackedEventMessage<?>>> decoder) {
        this.dataSource = dataSource;
        this.head = head;
        this.rows = new EventRows(dataSource);
        this.decoder = decoder;
        thread = Thread.ofPlatform().daemon().name("read-ahead").start(() -> run(position));
    }

    /** @return the next events in order; none where there are none in time */
    List<TrackedEventMessage<?>> poll(long nanos) throws InterruptedException {
        var portion = portions.poll(nanos, TimeUnit.NANOSECONDS);
        if (portion == null) {
            return List.of();
        }
        try {
            return portion.join();
        } catch (CompletionException e) {
            close();
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** Ends with the first failure, which whoever reads is told in its turn. */
    private void run(long position) {
        try {
            long read = position;
            while (!closed) {
                read = copy(read, awaitHead(read));
            }
        } catch (InterruptedException e) {
            closed = true;
        } catch (SQLException | RuntimeException e) {
            tell(new EventStoreException("the event store could not be read", e));
        }
    }

    private void tell(EventStoreException failure) {
        try {
            portions.put(CompletableFuture.failedFuture(failure));
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    private long awaitHead(long read) throws InterruptedException {
        long known = head.awaitBeyond(read, Duration.ZERO);
        while (known <= read) {
            known = rows.head();
            if (known <= read) {
                known = head.awaitBeyond(read, BETWEEN_LOOKS);
            }
        }
        return Math.min(known, read + POSITIONS_A_COPY);
    }

    private long copy(long after, long upTo) throws SQLException, InterruptedException {
        try (var connection = dataSource.getConnection();
                var events = CopiedEvents.between(connection, after, upTo)) {
            long left = upTo - after;
            while (left > 0) {
                var copied = events.next(ROWS);
                if (copied.isEmpty()) {
                    throw new EventStoreException("events up to " + upTo + " are missing from the event store");
                }
                left -= copied.size();
                portions.put(CompletableFuture.supplyAsync(() -> decode(copied), ForkJoinPool.commonPool()));
            }
            return upTo;
        }
    }

    private List<TrackedEventMessage<?>> decode(List<byte[]> copied) {
        return decoder.apply(copied.stream().map(CopiedEvents::row).toList());
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
