package org.pledgetracker.projections.register;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.Obligation;
import org.pledgetracker.core.commitment.Reference;
import org.pledgetracker.core.time.StatedDate;

/** A version of an obligation. */
public record ObligationRecord(
        CommitmentCode commitment,
        Reference reference,
        Obligation<StatedDate> obligation,
        @Nullable String reason,
        boolean reversed) {

    ObligationRecord corrected(Obligation<StatedDate> correction, String because) {
        return new ObligationRecord(commitment, reference, correction, because, reversed);
    }

    ObligationRecord reverse(String because) {
        return new ObligationRecord(commitment, reference, obligation, because, true);
    }
}
