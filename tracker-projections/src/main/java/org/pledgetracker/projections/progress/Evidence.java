package org.pledgetracker.projections.progress;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Interval;

/**
 * What one delivery contributes.
 *
 * @param counts CERTAIN or POSSIBLE
 * @param amount net of refunds, in the unit of what it counts towards
 * @param stated the stated amount net of refunds, where it is certain
 */
public record Evidence(
        String entry,
        Attribution counts,
        Interval amount,
        @Nullable BigDecimal stated) {}
