package org.pledgetracker.core.commitment;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.citation.Citation;
import org.pledgetracker.core.figure.Figure;

/**
 * A firm, written, signed obligation, such as an exchange of notes or a grant agreement.
 *
 * @param <D> dates as worded, or as resolved when recorded
 * @param currency ISO 4217
 */
public record Obligation<D>(
        @Nullable Reference pledge,
        Figure amount,
        String currency,
        D signedOn,
        @Nullable String instrument,
        Citation citation) {

    public <E> Obligation<E> dates(Function<D, E> change) {
        return new Obligation<>(pledge, amount, currency, change.apply(signedOn), instrument, citation);
    }
}
