package org.pledgetracker.core.figure;

import java.math.BigDecimal;

/**
 * A number as a document states it, and the named rule that turns its wording into an interval.
 *
 * <p>The rule is stored with the figure, so that a later rule cannot change what an old record says.
 *
 * @param stated the number, not negative; units are those of the measure it belongs to
 */
public record Figure(BigDecimal stated, Precision precision, String rule) {

    /**
     * Let u be the place value of the last digit of the number v that is not zero. EXACT is [v, v]; APPROXIMATE is
     * [v − u/2, v + u], which covers rounding and truncation; AT_LEAST is [v, ∞); AT_MOST is [0, v].
     */
    public static final String SIGNIFICANT_DIGIT = "significant-digit/1";

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** @throws IllegalArgumentException for a negative number, a zero that is not exact, or an unknown rule */
    public Figure {
        stated = Decimals.normal(stated);
        if (stated.signum() < 0) {
            throw new IllegalArgumentException("a figure is not negative: " + stated);
        }
        if (stated.signum() == 0 && precision != Precision.EXACT) {
            throw new IllegalArgumentException("zero has no significant digit");
        }
        if (!rule.equals(SIGNIFICANT_DIGIT)) {
            throw new IllegalArgumentException("unknown rule of figures: " + rule);
        }
    }

    public static Figure of(BigDecimal stated, Precision precision) {
        return new Figure(stated, precision, SIGNIFICANT_DIGIT);
    }

    /** Where the truth lies. Bounds are not rounded to whole people or minor units. */
    public Interval interval() {
        return switch (precision) {
            case EXACT -> Interval.exactly(stated);
            case APPROXIMATE ->
                Interval.between(stated.subtract(placeValue().multiply(HALF)), stated.add(placeValue()));
            case AT_LEAST -> Interval.atLeast(stated);
            case AT_MOST -> Interval.between(BigDecimal.ZERO, stated);
        };
    }

    /** What a target of this wording is measured against: a floor or a ceiling is met at the stated number itself. */
    public Interval asTarget() {
        return switch (precision) {
            case EXACT, APPROXIMATE -> interval();
            case AT_LEAST, AT_MOST -> Interval.exactly(stated);
        };
    }

    private BigDecimal placeValue() {
        return BigDecimal.ONE.scaleByPowerOfTen(-stated.stripTrailingZeros().scale());
    }
}
