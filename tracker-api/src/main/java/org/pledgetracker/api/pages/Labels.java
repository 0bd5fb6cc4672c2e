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
            case MET -> "Exactly what was promised was delivered.";
            case UNDETERMINED -> "The sources do not say enough to tell whether it was reached.";
            case IN_PROGRESS -> "Not reached yet, and the window is still open.";
            case MISSED -> "Not reached when the window ended, however the sources are read.";
            case WITHDRAWN -> "The pledger withdrew it.";
            case NO_EVIDENCE -> "Nothing is recorded towards it. That is not the same as zero.";
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

    /** A pledge's window: {@code 2016–2018}, {@code from 2016-09}. */
    static String window(Days window) {
        var first = window.first();
        var last = window.last();
        if (first == null) {
            return last == null ? "no window stated" : "until " + end(last);
        }
        if (last == null) {
            return "from " + start(first);
        }
        return range(start(first), end(last));
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

    /** The shortest partial date that begins on a day. */
    private static String start(LocalDate day) {
        if (day.getDayOfMonth() > 1) {
            return day.toString();
        }
        return day.getMonthValue() > 1 ? day.toString().substring(0, 7) : String.valueOf(day.getYear());
    }

    /** The shortest partial date that ends on a day. */
    private static String end(LocalDate day) {
        if (day.getDayOfMonth() < day.lengthOfMonth()) {
            return day.toString();
        }
        return day.getMonthValue() < 12 ? day.toString().substring(0, 7) : String.valueOf(day.getYear());
    }
}
