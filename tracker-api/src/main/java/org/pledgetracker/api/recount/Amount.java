package org.pledgetracker.api.recount;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Figure;

/**
 * What one delivery, or several, come to.
 *
 * @param stated absent where nothing certain states a number
 * @param high absent where it is unbounded or unknown
 * @param isIncomplete whether something of it could not be converted
 */
record Amount(@Nullable Ratio stated, Ratio low, @Nullable Ratio high, boolean isIncomplete) {

    static final Amount NOTHING = new Amount(null, Ratio.ZERO, Ratio.ZERO, false);
    static final Amount UNCONVERTED = new Amount(null, Ratio.ZERO, null, true);

    /** The rule {@code significant-digit/1}. */
    static Amount of(Figure figure) {
        var v = figure.stated();
        var u = placeOfLastDigit(v);
        var stated = Ratio.of(v);
        return switch (figure.precision()) {
            case EXACT -> new Amount(stated, stated, stated, false);
            case APPROXIMATE ->
                new Amount(stated, new Ratio(v.add(v).subtract(u), BigDecimal.TWO), Ratio.of(v.add(u)), false);
            case AT_LEAST -> new Amount(stated, stated, null, false);
            case AT_MOST -> new Amount(stated, Ratio.ZERO, stated, false);
        };
    }

    private static BigDecimal placeOfLastDigit(BigDecimal number) {
        var place = new BigDecimal("1000000000000");
        while (number.remainder(place).signum() != 0) {
            place = place.movePointLeft(1);
        }
        return place;
    }

    /** As of a delivery that may count: from nothing to all of it. */
    Amount possibly() {
        return new Amount(null, Ratio.ZERO, high, isIncomplete);
    }

    Amount plus(Amount other) {
        return new Amount(
                stated == null ? other.stated : other.stated == null ? stated : stated.plus(other.stated),
                low.plus(other.low),
                high == null || other.high == null ? null : high.plus(other.high),
                isIncomplete || other.isIncomplete);
    }

    /** Side by side. */
    Amount orMore(Amount other) {
        return new Amount(
                stated == null ? other.stated : other.stated == null ? stated : more(stated, other.stated),
                more(low, other.low),
                high == null || other.high == null ? null : more(high, other.high),
                isIncomplete || other.isIncomplete);
    }

    Amount withoutStated() {
        return new Amount(null, low, high, isIncomplete);
    }

    private static Ratio more(Ratio one, Ratio other) {
        return one.isLessThan(other) ? other : one;
    }
}
