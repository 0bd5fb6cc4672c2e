package org.pledgetracker.core.benchmark;

import org.jspecify.annotations.Nullable;

/** What one turn measured. */
record Sample(double perSecond, @Nullable Latency latency) {

    /** How long single commands took, in milliseconds. */
    record Latency(double median, double p99) {}

    static Sample of(long count, long nanos) {
        return new Sample(count * 1e9 / nanos, null);
    }
}
