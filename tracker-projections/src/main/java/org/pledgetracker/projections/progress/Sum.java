package org.pledgetracker.projections.progress;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Interval;

/**
 * Deliveries added up.
 *
 * @param stated the sum of the certain ones; absent where there is none, or where one of them has no number in this
 *     unit
 */
public record Sum(@Nullable BigDecimal stated, Interval amount) {}
