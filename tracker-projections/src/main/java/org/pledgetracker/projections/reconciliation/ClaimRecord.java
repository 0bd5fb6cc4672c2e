package org.pledgetracker.projections.reconciliation;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.Claim;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.Reference;
import org.pledgetracker.core.time.Dates;
import org.pledgetracker.core.time.Days;
import org.pledgetracker.core.time.StatedDate;

/** A version of a reported total. */
public record ClaimRecord(
        CommitmentCode commitment,
        Reference reference,
        Claim<StatedDate> claim,
        boolean retracted,
        @Nullable String reason) {

    ClaimRecord retract(String because) {
        return new ClaimRecord(commitment, reference, claim, true, because);
    }

    /** The days that the claim is about. */
    public Days span() {
        return Dates.between(claim.from(), claim.to());
    }
}
