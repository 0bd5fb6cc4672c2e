package org.pledgetracker.core.eventstore;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;

/**
 * The batches that the server has and has not answered yet, in the order in which they were sent. For whose turn it is, but where it
 * says otherwise.
 */
final class BatchesOnTheWay {

    /** One that the server stores, and one that it finds when it has. */
    static final int MOST = 2;

    private final Deque<SentBatch> batches = new ArrayDeque<>(MOST);
    private final Condition landed;

    /** So many commands are worth a batch that is sent before the one ahead of it has been answered. */
    private int enough = 1;

    private int awaitingNone;

    private volatile int size;

    private volatile boolean isIdle = true;

    /** So many commands must wait for a batch to be sent at this moment. */
    private volatile int least = 1;

    /** @param landed of the lock that is the turn */
    BatchesOnTheWay(Condition landed) {
        this.landed = landed;
    }

    /** For anybody. */
    int size() {
        return size;
    }

    /** Whether nothing is on the way and nobody waits for that. For anybody. */
    boolean isIdle() {
        return isIdle;
    }

    /**
     * Whether the next batch should be sent now: at once if nothing is on the way; else when as many have come as were answered
     * last, who are likely to be all who will come soon. A smaller batch would cost as much. For anybody, and without a lock, in which
     * a thread that is about to park could use up what wakes it.
     *
     * @param newcomers commands that wait for it
     * @param putOff commands that wait for what was on the way
     */
    boolean hasRoomFor(int newcomers, int putOff) {
        return newcomers >= least || (putOff > 0 && isIdle);
    }

    private void changed() {
        size = batches.size();
        isIdle = size == 0 && awaitingNone == 0;
        if (awaitingNone > 0 || size == MOST) {
            least = Integer.MAX_VALUE;
        } else {
            least = size == 0 ? 1 : enough;
        }
    }

    Collection<SentBatch> batches() {
        return batches;
    }

    @Nullable
    SentBatch last() {
        return batches.peekLast();
    }

    void add(SentBatch batch) {
        batches.addLast(batch);
        changed();
    }

    /** A batch has its answer. */
    void remove(SentBatch batch) {
        batches.remove(batch);
        enough = batch.batch().size();
        changed();
        landed.signalAll();
    }

    /** A batch that has its answer is not stored: those behind it may miss it. */
    void missAhead() {
        batches.forEach(SentBatch::missesAhead);
    }

    /** Waits until whatever was sent before has been answered. */
    void awaitFirst(SentBatch batch) {
        while (batches.peekFirst() != batch) {
            landed.awaitUninterruptibly();
        }
    }

    /** Waits until nothing is on the way; nothing is sent meanwhile. */
    void awaitNone() {
        awaitingNone++;
        changed();
        try {
            while (!batches.isEmpty()) {
                landed.awaitUninterruptibly();
            }
        } finally {
            awaitingNone--;
            changed();
        }
    }
}
