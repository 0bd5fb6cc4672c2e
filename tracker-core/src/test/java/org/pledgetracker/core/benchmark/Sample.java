package org.pledgetracker.core.benchmark;

import org.jspecify.annotations.Nullable;

/** What one turn measured. */
public record Sample(double perSecond, @Nullable Latency latency) {

    /** How long single commands took, in milliseconds. */
    public record Latency(double median, double p99) {}

    public static Sample of(long count, long nanos) {
        return new Sample(count * 1e9 / nanos, null);
    }
}
