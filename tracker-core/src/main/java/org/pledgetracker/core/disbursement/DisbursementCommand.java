package org.pledgetracker.core.disbursement;

import java.time.LocalDate;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.decision.Reasoned;
import org.pledgetracker.core.decision.TrackerCommand;
import org.pledgetracker.core.decision.UsuallyFirst;
import org.pledgetracker.core.time.PartialDate;

/** What may be asked of a disbursement. {@code today} is the day in the tracker's zone, which spans may not lie beyond. */
public sealed interface DisbursementCommand extends TrackerCommand {

    EntryId id();

    @Override
    default String aggregateId() {
        return id().toString();
    }

    record RecordDisbursement(EntryId id, Payment<PartialDate> payment, LocalDate today)
            implements DisbursementCommand, UsuallyFirst {}

    record CorrectDisbursement(EntryId id, Payment<PartialDate> payment, String reason, LocalDate today)
            implements DisbursementCommand, Reasoned {}

    record RecordRefund(EntryId id, Refund<PartialDate> refund, LocalDate today)
            implements DisbursementCommand, Reasoned {
        @Override
        public String reason() {
            return refund.reason();
        }
    }

    record ReverseDisbursement(EntryId id, String reason) implements DisbursementCommand, Reasoned {}
}
