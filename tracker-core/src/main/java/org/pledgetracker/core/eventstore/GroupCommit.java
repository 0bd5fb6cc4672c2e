package org.pledgetracker.core.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores the events of many commands with one commit. A command's thread leaves its events in a bounded queue and waits; two threads
 * store whatever has come together, so many share the price. While one of them waits for the answer to a batch, the other sends the
 * next one, so that the server finds it when it has stored the first. A lonely command waits for nobody.
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
    private final BatchesOnTheWay onTheWay;
    private final List<Thread> threads;

    /** Whoever changes what is stored, or what is known of it, has it; who waits for an answer has not. */
    private final ReentrantLock turn = new ReentrantLock();

    /** Whoever makes the next batch. */
    private final ReentrantLock gathering = new ReentrantLock();

    private volatile @Nullable Thread gatherer;

    private final SparedProcessor processor = new SparedProcessor();

    private volatile boolean closed;

    /** @param stored is told the last position of each batch, on the thread that stores it */
    GroupCommit(DataSource dataSource, LongConsumer stored) {
        this(dataSource, stored, WAITING);
    }

    /** @param bound how many commands may wait */
    GroupCommit(DataSource dataSource, LongConsumer stored, int bound) {
        queue = new AppendQueue(bound);
        metrics = new AppendMetrics(queue::size);
        flusher = new Flusher(dataSource, stored);
        onTheWay = new BatchesOnTheWay(turn.newCondition());
        threads = IntStream.rangeClosed(1, BatchesOnTheWay.MOST)
                .mapToObj(number -> Thread.ofPlatform()
                        .daemon()
                        .name("group-commit-" + number)
                        .start(this::run))
                .toList();
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
            wakeGatherer();
        }
        // Whoever comes after the rest was refused would wait for nobody.
        if (closed && append.take()) {
            append.failed(() -> new StoreUnavailableException(new EventStoreException(CLOSED)));
        }
        return waits.await(append);
    }

    /** Where nobody waits and nothing is being stored, a command's own thread is the quickest to store its events. */
    private boolean isStoredAtOnce(PendingAppend append) {
        if (closed || !queue.isEmpty() || !onTheWay.isIdle() || !turn.tryLock()) {
            return false;
        }
        try {
            if (closed || !onTheWay.isIdle()) {
                return false;
            }
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

    /** How many batches have been sent and have no answer. */
    int onTheWay() {
        return onTheWay.size();
    }

    private void run() {
        while (!closed) {
            try {
                sendNext().ifPresent(this::answer);
            } catch (RuntimeException | Error e) {
                LOG.error("storing goes on after a failure", e);
            }
        }
        rest();
        refuseRest();
    }

    private Optional<SentBatch> sendNext() {
        gathering.lock();
        try {
            if (awaitCommands()) {
                return send();
            }
            rest();
            return Optional.empty();
        } finally {
            gathering.unlock();
        }
    }

    /** @return whether there is a batch to be sent; else nobody came for some time */
    private boolean awaitCommands() {
        gatherer = Thread.currentThread();
        long begun = System.nanoTime();
        long longest = (processor.isSpared() ? SILENCE : ANY_TIME).toNanos();
        while (!hasBatch()) {
            long left = begun + longest - System.nanoTime();
            if (closed || left <= 0) {
                return false;
            }
            // Nobody has a reason to interrupt this thread, and with that left over it would not rest.
            var _ = Thread.interrupted();
            LockSupport.parkNanos(this, left);
        }
        return true;
    }

    private boolean hasBatch() {
        return onTheWay.hasRoomFor(queue.newcomers(), queue.putOff());
    }

    private void wakeGatherer() {
        var thread = gatherer;
        if (thread != null && hasBatch()) {
            LockSupport.unpark(thread);
        }
    }

    private void rest() {
        turn.lock();
        try {
            if (onTheWay.isIdle()) {
                processor.resting();
            }
        } finally {
            turn.unlock();
        }
    }

    private Optional<SentBatch> send() {
        turn.lock();
        try {
            return closed ? Optional.empty() : send(queue.next(onTheWay.batches()));
        } finally {
            turn.unlock();
        }
    }

    private Optional<SentBatch> send(List<PendingAppend> batch) {
        if (batch.isEmpty()) {
            return Optional.empty();
        }
        try {
            var left = begin(batch);
            if (left.isEmpty()) {
                return Optional.empty();
            }
            var ahead = onTheWay.last();
            var sendable = flusher.sendable(left, ahead);
            if (sendable.isEmpty()) {
                onTheWay.awaitNone();
                flusher.flush(left);
                return Optional.empty();
            }
            var sent = flusher.send(sendable.get(), ahead);
            sent.ifPresent(onTheWay::add);
            return sent;
        } catch (RuntimeException | Error e) {
            failed(batch, e);
            return Optional.empty();
        }
    }

    private void answer(SentBatch sent) {
        awaitTurnOf(sent);
        sent.receive();
        turn.lock();
        try {
            onTheWay.remove(sent);
            land(sent);
        } catch (RuntimeException | Error e) {
            failed(sent.batch(), e);
        } finally {
            turn.unlock();
        }
        wakeGatherer();
    }

    private void awaitTurnOf(SentBatch sent) {
        turn.lock();
        try {
            onTheWay.awaitFirst(sent);
        } finally {
            turn.unlock();
        }
    }

    private void land(SentBatch sent) {
        var outcome = sent.stored();
        if (outcome.isPresent()) {
            flusher.stored(sent, outcome.get());
        } else {
            onTheWay.missAhead();
            onTheWay.awaitNone();
            flusher.settle(sent);
        }
    }

    private void flush(List<PendingAppend> batch) {
        try {
            flusher.flush(begin(batch));
        } catch (RuntimeException | Error e) {
            failed(batch, e);
        }
    }

    /** @return those that may be stored; the others have their answer */
    private List<PendingAppend> begin(List<PendingAppend> batch) {
        processor.storing(batch.size());
        metrics.begun(batch);
        return flusher.upToDate(batch);
    }

    /** Nobody is left waiting, and the thread goes on, whatever happens to a batch. */
    private void failed(List<PendingAppend> batch, Throwable failure) {
        LOG.error("a flush of {} commands failed", batch.size(), failure);
        flusher.lost();
        batch.forEach(append -> append.failed(() -> new OutcomeUnknownException(failure)));
    }

    private void refuseRest() {
        var ended = new EventStoreException(CLOSED);
        turn.lock();
        try {
            queue.rest().forEach(append -> append.failed(() -> new StoreUnavailableException(ended)));
        } finally {
            turn.unlock();
        }
    }

    /** What was taken is stored before it returns; what waits is refused. */
    @Override
    public void close() {
        closed = true;
        threads.forEach(LockSupport::unpark);
        try {
            for (var thread : threads) {
                thread.join(LONGEST_WAIT);
            }
            if (turn.tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                giveBack();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waits.close();
        }
    }

    private void giveBack() {
        try {
            if (onTheWay.isIdle()) {
                flusher.close();
            }
        } finally {
            turn.unlock();
        }
    }
}
