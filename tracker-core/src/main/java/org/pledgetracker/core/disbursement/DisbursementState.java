package org.pledgetracker.core.disbursement;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.pledgetracker.core.commitment.Reference;
import org.pledgetracker.core.decision.Versioned;
import org.pledgetracker.core.decision.Versions;
import org.pledgetracker.core.time.StatedDate;

/** What a disbursement's own events add up to. */
public sealed interface DisbursementState extends Versioned {

    record NotRecorded() implements DisbursementState {
        @Override
        public long version() {
            return 0;
        }
    }

    record Recorded(
            long version, Versions<Payment<StatedDate>> payment, Map<Reference, Versions<Refund<StatedDate>>> refunds)
            implements DisbursementState {

        /** The sum of the refunds, in the payment's currency. */
        public BigDecimal refunded() {
            return refunds.values().stream()
                    .map(refund -> refund.current().amount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** What can still be refunded: the stated payment less its refunds. */
        public BigDecimal refundable() {
            return payment.current().amount().stated().subtract(refunded());
        }

        Recorded corrected(Payment<StatedDate> correction, String reason) {
            return new Recorded(version + 1, payment.next(correction, version, reason), refunds);
        }

        Recorded refunded(Refund<StatedDate> refund) {
            var all = new LinkedHashMap<>(refunds);
            all.put(refund.reference(), Versions.first(refund, version));
            return new Recorded(version + 1, payment, all);
        }
    }

    record Reversed(long version) implements DisbursementState {}
}
