package org.pledgetracker.projections.progress;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.pledgetracker.core.time.Days;

/**
 * Money of a payment that came back, on one of the days from a first to a last one.
 *
 * @param reference of the refund, within its payment
 * @param amount in the payment's currency
 */
public record Repayment(String reference, BigDecimal amount, LocalDate first, LocalDate last) {

    boolean begunBy(LocalDate day) {
        return !first.isAfter(day);
    }

    boolean endedBy(LocalDate day) {
        return !last.isAfter(day);
    }

    Days span() {
        return new Days(first, last);
    }
}
