package org.pledgetracker.api.pages;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Percent;

/**
 * A bar on a scale from 0 to 200 percent of the target, whose mark stands in the middle. Lengths are shares of the whole
 * scale, in percent of its width, cut where it ends.
 *
 * @param certain length of the solid part, from the left
 * @param possible length of the hatched part, after the solid one
 * @param beyond whether more is possible than the scale shows
 * @param label the same in words, for those who do not see it
 */
record Bar(String certain, String possible, boolean beyond, String label) {

    private static final BigDecimal SCALE = BigDecimal.valueOf(200);
    private static final BigDecimal WIDTH = BigDecimal.valueOf(100);
    private static final int DECIMALS = 2;

    /** Two sides of one number are rounded apart by no more. */
    private static final BigDecimal ROUNDING = new BigDecimal("0.01");

    static Bar of(@Nullable Percent percent) {
        if (percent == null || percent.low() == null) {
            return new Bar("0", "0", false, "Nothing known to count");
        }
        var low = length(percent.low());
        var high = percent.high() == null ? WIDTH : length(percent.high());
        boolean beyond = percent.high() == null || percent.high().compareTo(SCALE) > 0;
        return new Bar(
                low.toPlainString(), high.subtract(low).toPlainString(), beyond, label(percent.low(), percent.high()));
    }

    private static BigDecimal length(BigDecimal percent) {
        return percent.min(SCALE).multiply(WIDTH).divide(SCALE, DECIMALS, RoundingMode.HALF_UP);
    }

    private static String label(BigDecimal low, @Nullable BigDecimal high) {
        if (high == null) {
            return "At least " + Amounts.percent(low) + " of the target is certain, and there is no upper limit";
        }
        return high.subtract(low).compareTo(ROUNDING) <= 0
                ? Amounts.percent(high) + " of the target, certain"
                : "At least " + Amounts.percent(low) + " of the target is certain, up to " + Amounts.percent(high)
                        + " is possible";
    }
}
