package org.pledgetracker.projections.progress;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A point on both time axes, and how money is shown.
 *
 * @param effectiveOn value time: what had happened by the end of this day
 * @param knownAt record time: what was known at this position
 * @param currency in which amounts of money are shown besides their own; absent where in none
 * @param rateSource whose rates convert; absent: the one that is set for the tracker, else the only one there is
 */
public record Question(
        LocalDate effectiveOn,
        long knownAt,
        @Nullable String currency,
        @Nullable String rateSource) {

    /** In the amounts' own currencies. */
    public static Question of(LocalDate effectiveOn, long knownAt) {
        return new Question(effectiveOn, knownAt, null, null);
    }
}
