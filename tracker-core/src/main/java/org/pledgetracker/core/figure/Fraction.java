package org.pledgetracker.core.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact quotient, so that amounts can be converted and added before they are rounded, once.
 *
 * @param denominator above zero
 */
public record Fraction(BigDecimal numerator, BigDecimal denominator) {

    public static final Fraction ZERO = new Fraction(BigDecimal.ZERO, BigDecimal.ONE);

    /** @throws IllegalArgumentException for a denominator that is not above zero */
    public Fraction {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException("not above zero: " + denominator);
        }
    }

    public Fraction times(BigDecimal factor) {
        return new Fraction(numerator.multiply(factor), denominator);
    }

    public Fraction plus(Fraction other) {
        return denominator.compareTo(other.denominator) == 0
                ? new Fraction(numerator.add(other.numerator), denominator)
                : new Fraction(
                        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                        denominator.multiply(other.denominator));
    }

    public Fraction minus(Fraction other) {
        return plus(other.times(BigDecimal.ONE.negate()));
    }

    /** This, or zero where this is below it. */
    public Fraction orZero() {
        return numerator.signum() < 0 ? ZERO : this;
    }

    /** The nearest decimal in the direction that {@code mode} says. */
    public BigDecimal round(int decimals, RoundingMode mode) {
        return Decimals.normal(numerator.divide(denominator, decimals, mode));
    }
}
