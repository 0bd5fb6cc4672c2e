package org.pledgetracker.projections.replay;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.projections.job.RecentJobs;

/** A replay that was asked for, and how far it is. */
final class ReplayJob implements RecentJobs.Job {

    private final String id;
    private final @Nullable Long upTo;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition reported = lock.newCondition();
    private volatile ReplayReport report = ReplayReport.begun();

    /** @param upTo the last position to replay; absent: as far as the live views are */
    ReplayJob(String id, @Nullable Long upTo) {
        this.id = id;
        this.upTo = upTo;
    }

    @Override
    public String id() {
        return id;
    }

    @Nullable
    Long upTo() {
        return upTo;
    }

    ReplayReport report() {
        return report;
    }

    void report(ReplayReport now) {
        lock.lock();
        try {
            report = now;
            reported.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits, at most so long, until there is another report than the one that the caller has. */
    ReplayReport reportAfter(ReplayReport known, Duration limit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = limit.toNanos();
            while (report.equals(known) && left > 0) {
                left = reported.awaitNanos(left);
            }
            return report;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        return report.isRunning();
    }
}
