package org.pledgetracker.core.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A date as far as a document states it: {@code 2018}, {@code 2018-09}, {@code 2018-09-07}, or {@code FY2017} for the
 * fiscal year that starts in calendar year 2017.
 */
public record PartialDate(String text) {

    private static final Pattern YEAR = Pattern.compile("[1-9]\\d{3}");
    private static final Pattern MONTH = Pattern.compile("[1-9]\\d{3}-\\d{2}");
    private static final Pattern DAY = Pattern.compile("[1-9]\\d{3}-\\d{2}-\\d{2}");
    private static final Pattern FISCAL_YEAR = Pattern.compile("FY[1-9]\\d{3}");

    /** @throws IllegalArgumentException for any other form, and for days that no calendar has */
    public PartialDate {
        try {
            resolve(text, Month.JANUARY);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a date: " + text, e);
        }
    }

    /** The date, where the text has one of the four forms. */
    public static Optional<PartialDate> parse(String text) {
        try {
            return Optional.of(new PartialDate(text));
        } catch (IllegalArgumentException notADate) {
            return Optional.empty();
        }
    }

    public boolean isFullDay() {
        return DAY.matcher(text).matches();
    }

    /**
     * The days that this date stands for, fixed once and for all.
     *
     * @param fiscalYearStart the month in which the pledger's fiscal year begins
     */
    public StatedDate resolve(Month fiscalYearStart) {
        return resolve(text, fiscalYearStart);
    }

    private static StatedDate resolve(String text, Month fiscalYearStart) {
        if (YEAR.matcher(text).matches()) {
            int year = Integer.parseInt(text);
            return new StatedDate(text, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        }
        if (MONTH.matcher(text).matches()) {
            var month = YearMonth.parse(text);
            return new StatedDate(text, month.atDay(1), month.atEndOfMonth());
        }
        if (DAY.matcher(text).matches()) {
            var day = LocalDate.parse(text);
            return new StatedDate(text, day, day);
        }
        if (FISCAL_YEAR.matcher(text).matches()) {
            var first = LocalDate.of(Integer.parseInt(text.substring(2)), fiscalYearStart, 1);
            return new StatedDate(text, first, first.plusYears(1).minusDays(1));
        }
        throw new DateTimeException("a date is 2018, 2018-09, 2018-09-07 or FY2017");
    }

    @Override
    public String toString() {
        return text;
    }
}
