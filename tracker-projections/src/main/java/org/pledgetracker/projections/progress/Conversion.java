package org.pledgetracker.projections.progress;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Fraction;
import org.pledgetracker.core.measure.StatedEquivalent;
import org.pledgetracker.projections.rates.Rate;

/**
 * How a delivery came from its own currency to another.
 *
 * @param amount what it is in its own currency
 * @param alsoStatedAs what its source itself states it to be elsewhere, verbatim
 * @param rates what was used: for the payment first, then for each refund
 * @param missing why there is no amount; absent where there is one
 */
public record Conversion(
        String from,
        String to,
        Evidence amount,
        @Nullable StatedEquivalent alsoStatedAs,
        List<UsedRate> rates,
        @Nullable String missing) {

    /**
     * A rate that served.
     *
     * @param refund the refund that it converted; absent for the payment itself
     * @param rate of one day; for a longer span the lowest within it
     * @param highest within a longer span; absent where one day decides
     */
    public record UsedRate(
            String source,
            @Nullable String refund,
            Rate rate,
            @Nullable Rate highest) {

        Fraction least() {
            return exactly(rate);
        }

        Fraction most() {
            return exactly(highest == null ? rate : highest);
        }

        /** Whether there is one number, and not a range. */
        boolean isOne() {
            return highest == null;
        }

        private static Fraction exactly(Rate rate) {
            return new Fraction(rate.times(), rate.per());
        }
    }
}
