package org.pledgetracker.projections.reconciliation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Interval;
import org.pledgetracker.projections.progress.Sum;

/**
 * A claim against the records of its span.
 *
 * @param difference how much one exceeds the other, as a positive interval; absent where they meet
 */
public record Comparison(Outcome outcome, @Nullable Interval difference) {

    /** What the records say to the claim. */
    public enum Outcome {
        /** A number satisfies both. */
        EXPLAINED,
        /** More is claimed than recorded. */
        UNEXPLAINED_REMAINDER,
        /** More is recorded than claimed. */
        OVER_RECORDED,
        /** Nothing is recorded that falls in the span, not even possibly. */
        NO_RECORDS
    }

    static Comparison of(Interval claim, @Nullable Sum records) {
        if (records == null) {
            return new Comparison(Outcome.NO_RECORDS, null);
        }
        var recorded = records.amount();
        if (claim.overlaps(recorded)) {
            return new Comparison(Outcome.EXPLAINED, null);
        }
        boolean moreIsClaimed =
                recorded.high() != null && claim.low() != null && claim.low().compareTo(recorded.high()) > 0;
        return moreIsClaimed
                ? new Comparison(Outcome.UNEXPLAINED_REMAINDER, excess(claim, recorded))
                : new Comparison(Outcome.OVER_RECORDED, excess(recorded, claim));
    }

    private static Interval excess(Interval more, Interval less) {
        return new Interval(minus(more.low(), less.high()), minus(more.high(), less.low()));
    }

    private static @Nullable BigDecimal minus(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a == null || b == null ? null : a.subtract(b);
    }
}
