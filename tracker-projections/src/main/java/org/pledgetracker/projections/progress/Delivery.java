package org.pledgetracker.projections.progress;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.measure.StatedEquivalent;
import org.pledgetracker.core.time.Days;

/**
 * What the calculator needs to know of a delivery.
 *
 * @param pledge the pledge that it names, and then counts towards alone
 * @param span the days in which it happened
 * @param valueDays the days whose rates convert it: its value date where there is one, else its span
 * @param alsoStatedAs what its source itself states it to be in another unit
 * @param recordedAs the position at which it was recorded
 */
public record Delivery(
        String entry,
        @Nullable String pledge,
        Measure measure,
        Figure amount,
        Days span,
        Days valueDays,
        List<Repayment> refunds,
        @Nullable StatedEquivalent alsoStatedAs,
        long recordedAs)
        implements Portion {

    @Override
    public long count() {
        return 1;
    }

    @Override
    public NetAmounts net() {
        return NetAmounts.of(amount, refunds);
    }
}
