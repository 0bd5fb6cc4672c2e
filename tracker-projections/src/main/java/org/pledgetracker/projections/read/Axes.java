package org.pledgetracker.projections.read;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A point on both time axes.
 *
 * @param effectiveOn value time: what had happened by the end of this day
 * @param knownAt record time, as a position; absent for everything that is known
 * @param asked {@code knownAt} as it was asked for: a position or an instant
 */
public record Axes(
        LocalDate effectiveOn,
        @Nullable Long knownAt,
        @Nullable Object asked) {

    /** The position to read at, where the views are at {@code current}. */
    public long at(long current) {
        return knownAt == null ? current : Math.min(knownAt, current);
    }
}
