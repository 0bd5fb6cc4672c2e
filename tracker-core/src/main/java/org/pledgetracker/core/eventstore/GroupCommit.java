package org.pledgetracker.core.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the events of many commands with one commit. A command's thread leaves its events in a bounded queue and waits;
 * one thread stores whatever has come together since the last commit, so many share the price. A lonely command waits for
 * nobody.
 */
final class GroupCommit implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private static final String CLOSED = "the event store is closed";
    private static final int WAITING = 8_192;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    /** Whoever records without a pause is never silent for so long. */
    private static final Duration SILENCE = Duration.ofMillis(20);

    private static final Duration ANY_TIME = Duration.ofHours(1);

    private final AppendQueue queue;
    private final Waits waits = new Waits(LONGEST_WAIT, BETWEEN_LOOKS);
    private final AppendMetrics metrics;
    private final Flusher flusher;
    private final Thread thread;

    /** Whoever stores has it. */
    private final ReentrantLock turn = new ReentrantLock();

    private final SparedProcessor processor = new SparedProcessor();

    private volatile boolean closed;

    /** @param stored is told the last position of each batch, on the flushing thread */
    GroupCommit(DataSource dataSource, LongConsumer stored) {
        this(dataSource, stored, WAITING);
    }

    /** @param bound how many commands may wait */
    GroupCommit(DataSource dataSource, LongConsumer stored, int bound) {
        queue = new AppendQueue(bound);
        metrics = new AppendMetrics(queue::size);
        flusher = new Flusher(dataSource, stored);
        thread = Thread.ofPlatform().daemon().name("group-commit").start(this::run);
    }

    /**
     * Stores the events, all or none, and returns when they are durable.
     *
     * @return the position of the last one
     * @throws StoreUnavailableException where nothing is stored and a later try may work
     * @throws OutcomeUnknownException where it could not be found out in time whether they are stored
     * @throws KeyTakenException where another command was stored under the key; nothing is
     * @throws org.axonframework.modelling.command.ConcurrencyException where another command came first, or one of the streams
     *     that decided has moved; nothing is stored
     */
    long append(List<SerializedEvent> events, @Nullable IdempotencyKey key, List<StreamVersion> decidedBy) {
        var append = new PendingAppend(events, key, decidedBy);
        if (!isStoredAtOnce(append)) {
            queue.add(append);
        }
        // Whoever comes after the rest was refused would wait for nobody.
        if (closed && append.take()) {
            append.failed(() -> new StoreUnavailableException(new EventStoreException(CLOSED)));
        }
        return waits.await(append);
    }

    /** Where nobody waits and nothing is being stored, a command's own thread is the quickest to store its events. */
    private boolean isStoredAtOnce(PendingAppend append) {
        if (closed || !queue.isEmpty() || !turn.tryLock()) {
            return false;
        }
        try {
            if (append.take()) {
                flush(List.of(append));
            }
            return true;
        } finally {
            turn.unlock();
        }
    }

    AppendMetrics metrics() {
        return metrics;
    }

    boolean isClosed() {
        return closed;
    }

    private void run() {
        while (!closed) {
            try {
                if (queue.awaitFirst(processor.isSpared() ? SILENCE : ANY_TIME)) {
                    flushNext();
                } else {
                    rest();
                }
            } catch (InterruptedException e) {
                closed = true;
            }
        }
        rest();
        refuseRest();
    }

    private void rest() {
        turn.lock();
        try {
            processor.resting();
        } finally {
            turn.unlock();
        }
    }

    private void flushNext() {
        turn.lock();
        try {
            if (!closed) {
                flush(queue.next());
            }
        } finally {
            turn.unlock();
        }
    }

    /** Nobody is left waiting, and the thread goes on, whatever happens in a flush. */
    private void flush(List<PendingAppend> batch) {
        try {
            processor.storing(batch.size());
            metrics.begun(batch);
            flusher.flush(batch);
        } catch (RuntimeException | Error e) {
            LOG.error("a flush of {} commands failed", batch.size(), e);
            batch.forEach(append -> append.failed(() -> new OutcomeUnknownException(e)));
        }
    }

    private void refuseRest() {
        var ended = new EventStoreException(CLOSED);
        queue.rest().forEach(append -> append.failed(() -> new StoreUnavailableException(ended)));
    }

    /** What was taken is stored before it returns; what waits is refused. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(LONGEST_WAIT);
            if (turn.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                turn.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waits.close();
        }
    }
}
