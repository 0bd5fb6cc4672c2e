package org.pledgetracker.projections.progress;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Interval;

/**
 * What a portion contributes.
 *
 * @param entry absent where it stands for several deliveries
 * @param count how many deliveries it stands for
 * @param counts CERTAIN or POSSIBLE
 * @param amount net of refunds, in the unit of what it counts towards
 * @param stated the stated amount net of refunds, where it is certain and has a number in this unit
 * @param conversion how it came to be in this unit; absent where it was stated in it
 */
public record Evidence(
        @Nullable String entry,
        long count,
        Attribution counts,
        Interval amount,
        @Nullable BigDecimal stated,
        @Nullable Conversion conversion) {

    /** Whether its amount in this unit is not known. */
    public boolean isUnconverted() {
        return conversion != null && conversion.missing() != null;
    }
}
