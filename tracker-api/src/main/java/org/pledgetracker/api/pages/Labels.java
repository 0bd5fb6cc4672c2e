package org.pledgetracker.api.pages;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.time.Days;
import org.pledgetracker.core.time.StatedDate;
import org.pledgetracker.projections.progress.Pace;
import org.pledgetracker.projections.progress.Verdict;

/** What the codes of the tracker are called on pages. */
final class Labels {

    private static final int YEAR = "2018".length();
    private static final int MONTH = "2018-09".length();
    private static final int DAY = "2018-09-07".length();

    private Labels() {}

    static String verdict(Verdict verdict) {
        return switch (verdict) {
            case EXCEEDED -> "Exceeded";
            case MET -> "Met";
            case UNDETERMINED -> "Undetermined";
            case IN_PROGRESS -> "In progress";
            case MISSED -> "Missed";
            case WITHDRAWN -> "Withdrawn";
            case NO_EVIDENCE -> "No evidence";
        };
    }

    /** What a verdict means, in a sentence. */
    static String meaning(Verdict verdict) {
        return switch (verdict) {
            case EXCEEDED -> "More was delivered than promised, however the sources are read.";
            case MET -> "What was promised was delivered in full, perhaps more.";
            case UNDETERMINED -> "The sources do not say enough to tell whether it was reached.";
            case IN_PROGRESS -> "Not reached yet, and the window is still open.";
            case MISSED -> "Not reached when the window ended, however the sources are read.";
            case WITHDRAWN -> "Withdrawn by the pledger.";
            case NO_EVIDENCE -> "Nothing is known to count towards it. That is not the same as zero.";
        };
    }

    static String pace(Pace pace) {
        return switch (pace) {
            case ON_TRACK -> "on track";
            case BEHIND -> "behind schedule";
            case UNCERTAIN -> "pace uncertain";
        };
    }

    /** {@code new-contributions} as {@code New contributions}; a name that is none in words stays as it is. */
    static String name(String code) {
        var words = code.replaceAll("[-_]+", " ").strip();
        return words.isEmpty() ? code : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** A pledge's window, in the largest periods that fill it: {@code 2016 – 2018}, {@code from 2016-09}. */
    static String window(Days window) {
        var first = window.first();
        var last = window.last();
        if (first == null) {
            return last == null
                    ? "no window stated"
                    : "until " + last.toString().substring(0, endLength(last));
        }
        if (last == null) {
            return "from " + first.toString().substring(0, startLength(first));
        }
        int length = Math.max(startLength(first), endLength(last));
        return range(first.toString().substring(0, length), last.toString().substring(0, length));
    }

    /** When a delivery happened, as it was stated. */
    static String span(@Nullable StatedDate from, StatedDate to, Days days) {
        if (from == null) {
            return days.first() == null ? "until " + to.stated() : to.stated();
        }
        return range(from.stated(), to.stated());
    }

    private static String range(String from, String to) {
        return from.equals(to) ? from : from + "\u00a0–\u00a0" + to;
    }

    /** How much of a date is needed to tell the day that a period begins with: the year, the month or all of it. */
    private static int startLength(LocalDate day) {
        if (day.getDayOfMonth() > 1) {
            return DAY;
        }
        return day.getMonthValue() > 1 ? MONTH : YEAR;
    }

    /** The same for the day that it ends with. */
    private static int endLength(LocalDate day) {
        if (day.getDayOfMonth() < day.lengthOfMonth()) {
            return DAY;
        }
        return day.getMonthValue() < 12 ? MONTH : YEAR;
    }
}
