package org.pledgetracker.api.pages;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Interval;
import org.pledgetracker.core.figure.Percent;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.projections.progress.PledgeProgress;

/**
 * Progress in a sentence that promises no more than the figures do.
 *
 * @param main what is sure
 * @param rest against what, and what else is possible
 */
record ProgressWords(String main, String rest) {

    static ProgressWords of(PledgeProgress progress) {
        var terms = progress.terms();
        var measure = terms.measure();
        var target = Amounts.figure(measure, terms.target());
        var delivered = progress.delivered();
        if (delivered == null) {
            return new ProgressWords("Nothing known to count", "towards " + target);
        }
        var amount = delivered.amount();
        boolean isDoubtful = progress.possible() > 0;
        var percent = progress.percent();
        return isDoubtful || amount.high() == null || percent == null
                ? atLeast(measure, amount, target)
                : new ProgressWords(percent(progress, percent), "· " + amount(measure, amount) + " of " + target);
    }

    private static ProgressWords atLeast(Measure measure, Interval amount, String target) {
        var low = amount.low();
        var possible = amount.high() == null ? "possibly more" : "possibly up to " + bound(measure, amount.high());
        return low == null || low.signum() == 0
                ? new ProgressWords("Nothing certain", "of " + target + " · " + possible)
                : new ProgressWords("At least " + bound(measure, low), "of " + target + " · " + possible);
    }

    private static String amount(Measure measure, Interval amount) {
        var low = bound(measure, amount.low());
        var high = bound(measure, amount.high());
        return low.equals(high) ? low : low + " to " + high;
    }

    private static String bound(Measure measure, @Nullable BigDecimal bound) {
        return bound == null ? "any number" : Amounts.shortBound(measure, bound);
    }

    /** Both sides, or one number where both amounts are one: that two sides are rounded apart makes no range of it. */
    private static String percent(PledgeProgress progress, Percent percent) {
        var low = percent.low();
        var high = percent.high();
        var stated = percent.stated();
        if (stated != null && isOneNumber(progress)) {
            return Amounts.percent(stated);
        }
        if (low == null || high == null) {
            return low == null ? "unknown" : "at least " + Amounts.percent(low);
        }
        return low.compareTo(high) == 0
                ? Amounts.percent(low)
                : Amounts.percent(low).replace("\u00a0%", "") + "–" + Amounts.percent(high);
    }

    private static boolean isOneNumber(PledgeProgress progress) {
        var delivered = progress.delivered();
        return delivered != null
                && isPoint(delivered.amount())
                && isPoint(progress.terms().target().asTarget());
    }

    private static boolean isPoint(Interval interval) {
        return interval.low() != null
                && interval.high() != null
                && interval.low().compareTo(interval.high()) == 0;
    }
}
