package org.pledgetracker.projections.progress;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Interval;
import org.pledgetracker.core.time.Days;

/** How much of a delivery counts within a window by the effective day. */
final class Contribution {

    private Contribution() {}

    /** S within T is certain, apart from it outside, else possible; T is the window up to the effective day. */
    static Attribution attribution(Days span, Days window, LocalDate effectiveOn) {
        var soFar = window.until(effectiveOn);
        if (!span.touches(soFar)) {
            return Attribution.OUTSIDE;
        }
        return span.within(soFar) ? Attribution.CERTAIN : Attribution.POSSIBLE;
    }

    /**
     * A refund that was over by the effective day is taken from every side, one around it from the low side only, a
     * later one from none. Bounds stop at zero.
     */
    static Evidence of(Delivery delivery, Attribution counts, LocalDate effectiveOn) {
        var surely = BigDecimal.ZERO;
        var perhaps = BigDecimal.ZERO;
        for (var refund : delivery.refunds()) {
            switch (attribution(refund.span(), Days.ALL, effectiveOn)) {
                case CERTAIN -> surely = surely.add(refund.amount());
                case POSSIBLE -> perhaps = perhaps.add(refund.amount());
                case OUTSIDE -> {
                    // It has not come back yet.
                }
            }
        }
        var amount = delivery.amount().interval();
        var high = less(amount.high(), surely);
        return counts == Attribution.CERTAIN
                ? new Evidence(
                        delivery.entry(),
                        counts,
                        new Interval(less(amount.low(), surely.add(perhaps)), high),
                        less(delivery.amount().stated(), surely))
                : new Evidence(delivery.entry(), counts, new Interval(BigDecimal.ZERO, high), null);
    }

    /** It counts, but nobody can say how much it is in this unit: nothing for sure, and no upper side. */
    static Evidence unconverted(Delivery delivery, Attribution counts) {
        return new Evidence(delivery.entry(), counts, Interval.atLeast(BigDecimal.ZERO), null);
    }

    private static @Nullable BigDecimal less(@Nullable BigDecimal amount, BigDecimal refunded) {
        return amount == null ? null : amount.subtract(refunded).max(BigDecimal.ZERO);
    }
}
