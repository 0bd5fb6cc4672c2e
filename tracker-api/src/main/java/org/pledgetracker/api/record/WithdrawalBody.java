package org.pledgetracker.api.record;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.CommitmentCommand.WithdrawPledge;
import org.pledgetracker.core.commitment.Reference;

/** Why a pledge was withdrawn, and where that is stated. */
record WithdrawalBody(@Nullable String reason, @Nullable CitationBody citation) {

    WithdrawPledge command(CommitmentCode commitment, Reference pledge) {
        var in = new Input();
        var why = in.text("reason", reason, Input.TEXT);
        var cited = CitationBody.optional(in, citation);
        return in.build(() -> new WithdrawPledge(commitment, pledge, why.get(), cited.orNull()));
    }
}
