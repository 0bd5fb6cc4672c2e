package org.pledgetracker.projections.replay;

import org.jspecify.annotations.Nullable;

/** A replay that was asked for, and how far it is. */
final class ReplayJob {

    private final String id;
    private final @Nullable Long upTo;
    private volatile ReplayReport report = ReplayReport.begun();

    /** @param upTo the last position to replay; absent: as far as the live views are */
    ReplayJob(String id, @Nullable Long upTo) {
        this.id = id;
        this.upTo = upTo;
    }

    String id() {
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
        report = now;
    }

    boolean isRunning() {
        return report.state() == ReplayReport.State.RUNNING;
    }
}
