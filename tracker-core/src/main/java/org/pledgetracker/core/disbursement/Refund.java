package org.pledgetracker.core.disbursement;

import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.citation.Citation;
import org.pledgetracker.core.commitment.Reference;
import org.pledgetracker.core.figure.Decimals;

/**
 * Money of a disbursement that came back: a fact with a date of its own, in the currency of the payment.
 *
 * @param <D> dates as worded, or as resolved when recorded
 */
public record Refund<D>(
        Reference reference,
        BigDecimal amount,
        D paidOn,
        String reason,
        @Nullable Citation citation) {

    public Refund {
        amount = Decimals.normal(amount);
    }

    public <E> Refund<E> dates(Function<D, E> change) {
        return new Refund<>(reference, amount, change.apply(paidOn), reason, citation);
    }
}
