package org.pledgetracker.core.disbursement;

import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.decision.TrackerEvent;
import org.pledgetracker.core.time.StatedDate;

/** What has happened to a disbursement. */
public sealed interface DisbursementEvent extends TrackerEvent {

    EntryId id();

    record DisbursementRecorded(EntryId id, Payment<StatedDate> payment) implements DisbursementEvent {}

    record DisbursementCorrected(EntryId id, Payment<StatedDate> payment, String reason) implements DisbursementEvent {}

    record RefundRecorded(EntryId id, Refund<StatedDate> refund) implements DisbursementEvent {}

    record DisbursementReversed(EntryId id, String reason) implements DisbursementEvent {}
}
