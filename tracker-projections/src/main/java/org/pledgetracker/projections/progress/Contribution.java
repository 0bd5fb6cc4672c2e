package org.pledgetracker.projections.progress;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Interval;
import org.pledgetracker.core.time.Days;

/** How much of a portion counts within a window by the effective day. */
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

    /** In its own unit. */
    static Evidence of(Portion portion, Attribution counts, LocalDate effectiveOn) {
        var net = portion.net().on(effectiveOn);
        return evidence(portion, counts, net.interval(), net.stated(), null);
    }

    /** What is certain counts whole; what is possible may be anything from nothing to its high side. */
    static Evidence evidence(
            Portion portion,
            Attribution counts,
            Interval amount,
            @Nullable BigDecimal stated,
            @Nullable Conversion conversion) {
        var entry = portion instanceof Delivery delivery ? delivery.entry() : null;
        return counts == Attribution.CERTAIN
                ? new Evidence(entry, portion.count(), counts, amount, stated, conversion)
                : new Evidence(
                        entry, portion.count(), counts, new Interval(BigDecimal.ZERO, amount.high()), null, conversion);
    }
}
