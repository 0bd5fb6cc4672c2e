package org.pledgetracker.api.pages;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Map;
import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.figure.Precision;
import org.pledgetracker.core.measure.CountedAs;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.measure.StatedEquivalent;

/**
 * Amounts as people write them. Nothing is rounded: an amount is told in millions or billions only where that takes few
 * decimals, else in full.
 */
final class Amounts {

    private static final Map<String, String> SYMBOLS = Map.of("USD", "$", "EUR", "€", "GBP", "£", "JPY", "¥");
    private static final Map<Precision, String> WORDS = Map.of(
            Precision.EXACT, "",
            Precision.APPROXIMATE, "about ",
            Precision.AT_LEAST, "more than ",
            Precision.AT_MOST, "up to ");
    private static final BigDecimal MILLION = new BigDecimal("1000000");
    private static final BigDecimal BILLION = new BigDecimal("1000000000");
    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final int FEW_DECIMALS = 2;

    /** More than any amount has. */
    private static final String MANY_DECIMALS = "#,##0." + "#".repeat(60);

    private Amounts() {}

    /** A stated figure with its unit: {@code about $10 million}, {@code 2,000 people trained}. */
    static String figure(Measure measure, Figure figure) {
        return WORDS.get(figure.precision()) + withUnit(measure, bare(measure, figure.stated(), false));
    }

    /** What a document itself gives in another unit, in its own words. */
    static String equivalent(StatedEquivalent also) {
        var amount = also.amount();
        return WORDS.get(amount.precision()) + format(MANY_DECIMALS, amount.stated()) + " " + also.unit();
    }

    /** A sum or a bound with its unit; 2,000,000 dollars are {@code $2.0 million}, since they are known to that digit. */
    static String bound(Measure measure, BigDecimal amount) {
        return withUnit(measure, shortBound(measure, amount));
    }

    /** A sum or a bound without the counted unit. */
    static String shortBound(Measure measure, BigDecimal amount) {
        return bare(measure, amount, true);
    }

    /** A percentage, as it was rounded by its formula. */
    static String percent(BigDecimal percent) {
        return format("#,##0.##", percent) + "\u00a0%";
    }

    private static String withUnit(Measure measure, String number) {
        if (measure.isMoney()) {
            return number;
        }
        return number + " " + measure.unit() + (measure.countedAs() == CountedAs.ATTENDANCES ? " (attendances)" : "");
    }

    private static String bare(Measure measure, BigDecimal amount, boolean exact) {
        if (!measure.isMoney()) {
            return format(MANY_DECIMALS, amount);
        }
        var symbol = SYMBOLS.getOrDefault(measure.unit(), measure.unit() + "\u00a0");
        if (isFew(amount, BILLION)) {
            return symbol + scaled(amount, BILLION, exact) + "\u00a0billion";
        }
        if (isFew(amount, MILLION)) {
            return symbol + scaled(amount, MILLION, exact) + "\u00a0million";
        }
        return symbol + format(MANY_DECIMALS, amount);
    }

    private static boolean isFew(BigDecimal amount, BigDecimal unit) {
        return amount.compareTo(unit) >= 0
                && amount.divide(unit).stripTrailingZeros().scale() <= FEW_DECIMALS;
    }

    private static String scaled(BigDecimal amount, BigDecimal unit, boolean exact) {
        var number = amount.divide(unit);
        return format(exact && number.compareTo(TEN) < 0 ? "#,##0.0#" : "#,##0.##", number);
    }

    private static String format(String pattern, BigDecimal number) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ENGLISH)).format(number);
    }
}
