package org.pledgetracker.core.eventstore;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commands that wait for their answer, none of them for ever. One look at all of them now and then costs less than an alarm for
 * each: to set and to stop so many took a quarter of what a command takes.
 */
final class Waits implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Waits.class);

    /** A command's place among those that wait: unlike its append's, its equality costs nothing and is no other's. */
    private static final class Wait {

        private final PendingAppend append;

        Wait(PendingAppend append) {
            this.append = append;
        }
    }

    private final Duration longest;
    private final Set<Wait> waiting = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("group-commit-waits").factory());

    /**
     * @param longest how old an append may become before it is given up, by the next look
     * @param betweenLooks how much later that may be
     */
    Waits(Duration longest, Duration betweenLooks) {
        this.longest = longest;
        long pause = betweenLooks.toNanos();
        var _ = looks.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.NANOSECONDS);
    }

    /** As {@link PendingAppend#await()} does, for a limited time. */
    long await(PendingAppend append) {
        if (append.answer().isDone()) {
            return append.await();
        }
        var wait = new Wait(append);
        waiting.add(wait);
        try {
            // Either this thread sees the end, or the end sees the wait.
            if (looks.isShutdown()) {
                append.giveUp();
            }
            return append.await();
        } finally {
            waiting.remove(wait);
        }
    }

    int size() {
        return waiting.size();
    }

    /** Whatever happens in one look, the next one comes. */
    private void look() {
        try {
            long now = System.nanoTime();
            for (var wait : waiting) {
                if (now - wait.append.begun() > longest.toNanos()) {
                    wait.append.giveUp();
                }
            }
        } catch (RuntimeException | Error e) {
            LOG.error("a look at {} waits failed", waiting.size(), e);
        }
    }

    /** Nobody waits any longer. */
    @Override
    public void close() {
        looks.shutdown();
        waiting.forEach(wait -> wait.append.giveUp());
    }
}
