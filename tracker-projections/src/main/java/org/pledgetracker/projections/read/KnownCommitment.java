package org.pledgetracker.projections.read;

import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.recording.RefusedException;
import org.pledgetracker.projections.register.RegisterQueries;

/** What belongs to a commitment is only answered where the commitment itself was known. */
final class KnownCommitment {

    private KnownCommitment() {}

    /** @throws RefusedException where the position does not know it */
    static void require(RegisterQueries register, CommitmentCode code, long at) {
        if (register.commitment(code, at).isEmpty()) {
            throw new RefusedException(new Refusal.UnknownCommitment(code.value()));
        }
    }
}
