package org.pledgetracker.projections.progress;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Interval;

/**
 * Amounts net of refunds, in a form that can be added and taken away again.
 *
 * @param low the sum of the low sides
 * @param bounded the sum of the high sides that there are
 * @param unbounded how many have no high side
 * @param stated the sum of the stated amounts
 */
public record Net(BigDecimal low, BigDecimal bounded, long unbounded, BigDecimal stated) {

    public static final Net ZERO = new Net(BigDecimal.ZERO, BigDecimal.ZERO, 0, BigDecimal.ZERO);

    public Net plus(Net other) {
        return new Net(
                low.add(other.low), bounded.add(other.bounded), unbounded + other.unbounded, stated.add(other.stated));
    }

    public Net minus(Net other) {
        return new Net(
                low.subtract(other.low),
                bounded.subtract(other.bounded),
                unbounded - other.unbounded,
                stated.subtract(other.stated));
    }

    public boolean isZero() {
        return low.signum() == 0 && bounded.signum() == 0 && unbounded == 0 && stated.signum() == 0;
    }

    public @Nullable BigDecimal high() {
        return unbounded > 0 ? null : bounded;
    }

    Interval interval() {
        return new Interval(low, high());
    }
}
