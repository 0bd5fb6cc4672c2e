package org.pledgetracker.core.figure;

import java.math.BigDecimal;

/** One form for equal decimals, so that 100 and 100.00 are the same record and are written the same way. */
public final class Decimals {

    private Decimals() {}

    /** The same number without zeros at the end of its fraction and without an exponent. */
    public static BigDecimal normal(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Plain decimal notation: no exponent, no zeros at the end of the fraction. */
    public static String plain(BigDecimal number) {
        return normal(number).toPlainString();
    }
}
