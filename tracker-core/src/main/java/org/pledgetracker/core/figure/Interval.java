package org.pledgetracker.core.figure;

import java.math.BigDecimal;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** A closed interval of amounts; a missing bound is unbounded. Bounds are exact decimals and are never rounded. */
public record Interval(@Nullable BigDecimal low, @Nullable BigDecimal high) {

    /** Nothing, surely. */
    public static final Interval ZERO = exactly(BigDecimal.ZERO);

    /** @throws IllegalArgumentException where the bounds are the wrong way round */
    public Interval {
        low = low == null ? null : Decimals.normal(low);
        high = high == null ? null : Decimals.normal(high);
        if (low != null && high != null && low.compareTo(high) > 0) {
            throw new IllegalArgumentException("low " + low + " is above high " + high);
        }
    }

    public static Interval exactly(BigDecimal value) {
        return new Interval(value, value);
    }

    public static Interval between(BigDecimal low, BigDecimal high) {
        return new Interval(low, high);
    }

    public static Interval atLeast(BigDecimal low) {
        return new Interval(low, null);
    }

    /** Adds bounds; a side that is unbounded in either stays unbounded. */
    public Interval plus(Interval other) {
        return new Interval(both(low, other.low, BigDecimal::add), both(high, other.high, BigDecimal::add));
    }

    /** Whether there is a value that lies in both. */
    public boolean overlaps(Interval other) {
        return notAbove(low, other.high) && notAbove(other.low, high);
    }

    public boolean contains(BigDecimal value) {
        return notAbove(low, value) && notAbove(value, high);
    }

    private static boolean notAbove(@Nullable BigDecimal low, @Nullable BigDecimal high) {
        return low == null || high == null || low.compareTo(high) <= 0;
    }

    private static @Nullable BigDecimal both(
            @Nullable BigDecimal a, @Nullable BigDecimal b, BinaryOperator<BigDecimal> operation) {
        return a == null || b == null ? null : operation.apply(a, b);
    }
}
