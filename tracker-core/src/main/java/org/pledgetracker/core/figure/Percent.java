package org.pledgetracker.core.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Delivered in percent of target, two decimals, never clamped; an absent side is unknown or unbounded.
 *
 * <p>Formula {@value #FORMULA}: low = delivered low / target high, rounded down; high = delivered high / target low,
 * rounded up; stated = delivered stated / target stated, rounded half up.
 */
public record Percent(
        @Nullable BigDecimal stated,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high) {

    public static final String FORMULA = "progress/1";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 2;

    public static Percent of(@Nullable BigDecimal deliveredStated, Interval delivered, Figure target) {
        var bounds = target.asTarget();
        return new Percent(
                share(deliveredStated, target.stated(), RoundingMode.HALF_UP),
                share(delivered.low(), bounds.high(), RoundingMode.FLOOR),
                share(delivered.high(), bounds.low(), RoundingMode.CEILING));
    }

    private static @Nullable BigDecimal share(
            @Nullable BigDecimal part, @Nullable BigDecimal whole, RoundingMode rounding) {
        if (part == null || whole == null || whole.signum() == 0) {
            return null;
        }
        return Decimals.normal(part.multiply(HUNDRED).divide(whole, DECIMALS, rounding));
    }
}
