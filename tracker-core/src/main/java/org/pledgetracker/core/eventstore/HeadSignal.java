package org.pledgetracker.core.eventstore;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who follow the store when this node has stored something. */
final class HeadSignal {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile long stored;

    /** @param position of an event that is stored, with all before it */
    void stored(long position) {
        lock.lock();
        try {
            stored = Math.max(stored, position);
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until this node has stored something beyond a position, at most so long.
     *
     * @return the last position that this node is known to have stored; other nodes may be further
     */
    long awaitBeyond(long position, Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lockInterruptibly();
        try {
            while (stored <= position && left > 0) {
                left = moved.awaitNanos(left);
            }
            return stored;
        } finally {
            lock.unlock();
        }
    }
}
