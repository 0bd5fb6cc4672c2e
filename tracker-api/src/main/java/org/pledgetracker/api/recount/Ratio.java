package org.pledgetracker.api.recount;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** An exact number: yen at one 110th of a dollar each have no decimals that end. */
record Ratio(BigDecimal numerator, BigDecimal denominator) {

    static final Ratio ZERO = of(BigDecimal.ZERO);

    static Ratio of(BigDecimal number) {
        return new Ratio(number, BigDecimal.ONE);
    }

    Ratio plus(Ratio other) {
        return new Ratio(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Ratio minus(Ratio other) {
        return plus(new Ratio(other.numerator.negate(), other.denominator));
    }

    Ratio times(Ratio other) {
        return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    Ratio over(Ratio other) {
        return new Ratio(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    /** Both are positive: denominators always are. */
    boolean isLessThan(Ratio other) {
        return minus(other).numerator.signum() < 0;
    }

    Ratio orZero() {
        return numerator.signum() < 0 ? ZERO : this;
    }

    BigDecimal rounded(int decimals, RoundingMode mode) {
        return numerator.divide(denominator, decimals, mode);
    }
}
