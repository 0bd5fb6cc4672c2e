package org.pledgetracker.core.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A date as far as a document states it: {@code 2018}, {@code 2018-09}, {@code 2018-09-07}, or {@code FY2017} for the
 * fiscal year that starts in calendar year 2017.
 */
public record PartialDate(String text) {

    /** How long the forms are, a fiscal year's behind its letters. */
    private static final int YEAR = 4;

    private static final int MONTH = 7;
    private static final int DAY = 10;
    private static final String FISCAL = "FY";

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
        return text.length() == DAY;
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
        if (text.startsWith(FISCAL) && text.length() == FISCAL.length() + YEAR) {
            var first = LocalDate.of(year(text, FISCAL.length()), fiscalYearStart, 1);
            return new StatedDate(text, first, first.plusYears(1).minusDays(1));
        }
        return switch (text.length()) {
            case YEAR -> {
                int year = year(text, 0);
                yield new StatedDate(text, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
            }
            case MONTH -> {
                var month = YearMonth.of(year(text, 0), part(text, YEAR));
                yield new StatedDate(text, month.atDay(1), month.atEndOfMonth());
            }
            case DAY -> {
                var day = day(text);
                yield new StatedDate(text, day, day);
            }
            default -> throw notADate();
        };
    }

    /**
     * A day of a year with four digits, {@code 2018-09-07}.
     *
     * @throws DateTimeException for any other form, and for days that no calendar has
     */
    public static LocalDate day(String text) {
        if (text.length() != DAY) {
            throw notADate();
        }
        return LocalDate.of(year(text, 0), part(text, YEAR), part(text, MONTH));
    }

    private static int year(String text, int from) {
        int year = number(text, from, from + YEAR);
        if (year < 1_000) {
            throw notADate();
        }
        return year;
    }

    /** A month or a day, and the hyphen before it. */
    private static int part(String text, int hyphen) {
        if (text.charAt(hyphen) != '-') {
            throw notADate();
        }
        return number(text, hyphen + 1, hyphen + 3);
    }

    /** Dates are read for every event, so this is neither a pattern nor a formatter. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw notADate();
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static DateTimeException notADate() {
        return new DateTimeException("a date is 2018, 2018-09, 2018-09-07 or FY2017");
    }

    @Override
    public String toString() {
        return text;
    }
}
