package org.pledgetracker.api.pages;

import java.math.BigDecimal;
import org.pledgetracker.core.figure.Interval;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.projections.progress.ConvertedSum;
import org.pledgetracker.projections.progress.MeasureTotal;

/** What was delivered in all, whatever the windows, in a few words. */
final class TotalWords {

    private TotalWords() {}

    /** {@code $50.5 million paid}, {@code about 750 people trained} as {@code 745 to 760 people trained}. */
    static String of(MeasureTotal total) {
        var measure = total.measure();
        var amount = amount(measure, total.delivered().amount());
        var converted = total.converted();
        var also = converted == null || converted.currency().equals(measure.unit())
                ? ""
                : " (" + converted(converted) + ")";
        return measure.isMoney() ? amount + also + " paid" : amount;
    }

    private static String converted(ConvertedSum converted) {
        var low = converted.sum().amount().low();
        if (converted.isIncomplete() && (low == null || low.signum() == 0)) {
            return "no rate converts it to " + converted.currency();
        }
        var amount = amount(Measure.money(converted.currency()), converted.sum().amount());
        return converted.isIncomplete() ? amount + "; some of it no rate converts" : amount;
    }

    /** What lies between two bounds, with its unit. */
    static String amount(Measure measure, Interval amount) {
        var low = amount.low();
        var high = amount.high();
        if (low == null || high == null) {
            return "at least " + Amounts.bound(measure, low == null ? BigDecimal.ZERO : low);
        }
        if (low.compareTo(high) == 0) {
            return Amounts.bound(measure, low);
        }
        return low.signum() == 0
                ? "up to " + Amounts.bound(measure, high)
                : Amounts.shortBound(measure, low) + " to " + Amounts.bound(measure, high);
    }
}
