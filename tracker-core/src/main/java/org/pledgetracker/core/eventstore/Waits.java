package org.pledgetracker.core.eventstore;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Commands that wait for their answer, none of them for ever. One look at all of them now and then costs less than an alarm for
 * each: to set and to stop so many took a quarter of what a command takes.
 */
final class Waits implements AutoCloseable {

    /** One command's, unlike any other's. */
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

    private volatile boolean closed;

    /**
     * @param longest after which a wait is given up,
     * @param betweenLooks give or take this
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
            return append.await();
        } finally {
            waiting.remove(wait);
        }
    }

    private void look() {
        long now = System.nanoTime();
        for (var wait : waiting) {
            if (now - wait.append.begun() > longest.toNanos()) {
                wait.append.giveUp();
            }
        }
        if (closed && waiting.isEmpty()) {
            looks.shutdown();
        }
    }

    /** Nobody else will come. Those that wait still get their answer. */
    @Override
    public void close() {
        closed = true;
    }
}
