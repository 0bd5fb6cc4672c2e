package org.pledgetracker.projections.progress;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about facts.
 *
 * @param effectiveOn the day on the effective time axis
 * @param currency in which amounts of money are shown besides their own; absent where in none
 */
public record Asked(LocalDate effectiveOn, @Nullable String currency, Converter converter) {

    /** A day alone, without rates. */
    public static Asked on(LocalDate effectiveOn) {
        return new Asked(effectiveOn, null, Converter.without("There are no rates."));
    }
}
