package org.pledgetracker.projections.changes;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Decimals;
import org.pledgetracker.core.figure.Interval;
import org.pledgetracker.projections.progress.Sum;

/**
 * By how much a sum moved: below zero where it fell. A side is absent where it is unknown before or after.
 *
 * @param before absent where nothing was known to count
 * @param after absent where nothing is known to count
 */
public record Difference(@Nullable Sum before, @Nullable Sum after) {

    private static final Sum NOTHING = new Sum(BigDecimal.ZERO, Interval.ZERO);

    public boolean isNone() {
        return Objects.equals(before, after);
    }

    public @Nullable BigDecimal stated() {
        return moved(or(before).stated(), or(after).stated());
    }

    public @Nullable BigDecimal low() {
        return moved(or(before).amount().low(), or(after).amount().low());
    }

    public @Nullable BigDecimal high() {
        return moved(or(before).amount().high(), or(after).amount().high());
    }

    private static Sum or(@Nullable Sum sum) {
        return sum == null ? NOTHING : sum;
    }

    private static @Nullable BigDecimal moved(@Nullable BigDecimal from, @Nullable BigDecimal to) {
        return from == null || to == null ? null : Decimals.normal(to.subtract(from));
    }
}
