package org.pledgetracker.projections.rates;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import org.pledgetracker.core.figure.Decimals;

/**
 * What one {@code from} is worth in {@code to}: exactly {@code times / per}. No rounding has happened.
 *
 * <p>Rates of the same two currencies are compared by their values, exactly. Two of one value need not be equal: they may
 * be of different days.
 *
 * @param day of the quotes that it is made of
 */
public record Rate(String from, String to, BigDecimal times, BigDecimal per, LocalDate day, Path path)
        implements Comparable<Rate> {

    /** How a rate follows from what was published. */
    public enum Path {
        /** It was published as it is. */
        DIRECT,
        /** The other way round was published. */
        INVERSE,
        /** Both currencies were published on that day against one base. */
        QUOTIENT
    }

    /** Enough for any published rate. */
    private static final MathContext DIGITS = new MathContext(12);

    /** The rate as one number to be shown. How a quotient is rounded here changes no amount. */
    public BigDecimal number() {
        return Decimals.normal(per.compareTo(BigDecimal.ONE) == 0 ? times : times.divide(per, DIGITS));
    }

    @Override
    public int compareTo(Rate other) {
        return times.multiply(other.per).compareTo(other.times.multiply(per));
    }
}
