package org.pledgetracker.projections.progress;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.time.Days;

/**
 * What the calculator needs to know of a delivery.
 *
 * @param pledge the pledge that it names, and then counts towards alone
 * @param span the days in which it happened
 */
public record Delivery(
        String entry, @Nullable String pledge, Measure measure, Figure amount, Days span, List<Repayment> refunds) {

    /** Money that came back, within these days. */
    public record Repayment(BigDecimal amount, Days span) {}
}
