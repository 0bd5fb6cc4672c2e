package org.pledgetracker.projections.kafka;

import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Events on their way to Kafka. It ends when all have landed or the first has failed. */
final class Flight {

    private final long first;
    private final int count;
    private final BitSet landed;
    private final CountDownLatch end = new CountDownLatch(1);
    private @Nullable PublicationException failure;

    /** @param first position of the first of {@code count} events, which have no gap between them */
    Flight(long first, int count) {
        this.first = first;
        this.count = count;
        this.landed = new BitSet(count);
    }

    synchronized void landed(long position) {
        landed.set(Math.toIntExact(position - first));
        if (landed.nextClearBit(0) == count) {
            end.countDown();
        }
    }

    /** Only the first counts: it is the reason of those after it. */
    synchronized void failed(long position, Exception cause) {
        if (failure == null) {
            failure = new PublicationException("the event at position " + position + " was not taken", cause);
            end.countDown();
        }
    }

    /** The last position that has landed with all before it. */
    synchronized long position() {
        return first + landed.nextClearBit(0) - 1;
    }

    synchronized @Nullable PublicationException failure() {
        return failure;
    }

    /** @return whether it ended in time */
    boolean awaitEnd(Duration limit) throws InterruptedException {
        return end.await(limit.toMillis(), TimeUnit.MILLISECONDS);
    }
}
