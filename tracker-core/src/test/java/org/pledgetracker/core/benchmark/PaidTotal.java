package org.pledgetracker.core.benchmark;

import java.math.BigDecimal;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementRecorded;

/** What every reader adds up, so that each must have read and understood every event. */
final class PaidTotal {

    private BigDecimal paid = BigDecimal.ZERO;
    private long count;

    /** @param payload of an event */
    void add(Object payload) {
        if (payload instanceof DisbursementRecorded recorded) {
            paid = paid.add(recorded.payment().amount().stated());
        }
        count++;
    }

    long count() {
        return count;
    }

    /** @throws IllegalStateException where it is not the sum of the first payments, as many as there are events to read */
    void check() {
        if (count != Sizes.EVENTS || paid.compareTo(expected()) != 0) {
            throw new IllegalStateException("read %d events that add up to %s".formatted(count, paid));
        }
    }

    static BigDecimal expected() {
        long sum = 0;
        for (long number = 1; number <= Sizes.EVENTS; number++) {
            sum += Payments.amount(number);
        }
        return BigDecimal.valueOf(sum);
    }
}
