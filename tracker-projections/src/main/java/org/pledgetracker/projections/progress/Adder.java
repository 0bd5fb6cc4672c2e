package org.pledgetracker.projections.progress;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Decimals;
import org.pledgetracker.core.figure.Interval;

/** Adds up evidence in one unit. */
final class Adder {

    private BigDecimal low = BigDecimal.ZERO;
    private BigDecimal high = BigDecimal.ZERO;
    private BigDecimal stated = BigDecimal.ZERO;
    private boolean hasCertain;
    private boolean isUnbounded;
    private boolean isUnstated;
    private long count;

    void add(Evidence evidence) {
        count += evidence.count();
        low = low.add(orZero(evidence.amount().low()));
        high = high.add(orZero(evidence.amount().high()));
        isUnbounded |= evidence.amount().high() == null;
        if (evidence.counts() == Attribution.CERTAIN) {
            hasCertain = true;
            isUnstated |= evidence.stated() == null;
            stated = stated.add(orZero(evidence.stated()));
        }
    }

    /** How many deliveries were added. */
    long count() {
        return count;
    }

    /** Absent where nothing was added, not even something possible. */
    @Nullable
    Sum sum() {
        return count == 0
                ? null
                : new Sum(
                        hasCertain && !isUnstated ? Decimals.normal(stated) : null,
                        new Interval(low, isUnbounded ? null : high));
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
