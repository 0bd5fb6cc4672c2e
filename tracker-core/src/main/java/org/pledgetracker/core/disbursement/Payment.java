package org.pledgetracker.core.disbursement;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.citation.Citation;
import org.pledgetracker.core.commitment.Reference;
import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.measure.StatedEquivalent;
import org.pledgetracker.core.time.Dates;

/**
 * Money that was paid.
 *
 * @param <D> dates as worded, or as resolved when recorded
 * @param pledge the pledge that it counts towards alone; absent where it names none
 * @param currency ISO 4217
 * @param paidFrom the start of its span; where it is absent and {@code paidTo} is a full day, it was paid on that day
 * @param valueDate the day whose rate serves; absent: see the rules of conversion
 */
public record Payment<D>(
        @Nullable Reference pledge,
        Figure amount,
        String currency,
        @Nullable D paidFrom,
        D paidTo,
        @Nullable D valueDate,
        @Nullable String provider,
        @Nullable String receiver,
        @Nullable String note,
        @Nullable StatedEquivalent alsoStatedAs,
        Citation citation) {

    public Measure measure() {
        return Measure.money(currency);
    }

    public <E> Payment<E> dates(Function<D, E> change) {
        return new Payment<>(
                pledge,
                amount,
                currency,
                Dates.map(paidFrom, change),
                change.apply(paidTo),
                Dates.map(valueDate, change),
                provider,
                receiver,
                note,
                alsoStatedAs,
                citation);
    }
}
