package org.pledgetracker.projections.register;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.citation.Citation;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.Promise;
import org.pledgetracker.core.commitment.Reference;
import org.pledgetracker.core.time.StatedDate;

/**
 * A version of a pledge.
 *
 * @param reason why it differs from the version before; absent for the original
 */
public record PledgeRecord(
        CommitmentCode commitment,
        Reference pledge,
        Promise<StatedDate> promise,
        @Nullable String reason,
        boolean withdrawn,
        @Nullable Citation withdrawalCitation) {

    PledgeRecord revised(Promise<StatedDate> revision, String because) {
        return new PledgeRecord(commitment, pledge, revision, because, withdrawn, withdrawalCitation);
    }

    PledgeRecord withdraw(String because, @Nullable Citation citation) {
        return new PledgeRecord(commitment, pledge, promise, because, true, citation);
    }
}
