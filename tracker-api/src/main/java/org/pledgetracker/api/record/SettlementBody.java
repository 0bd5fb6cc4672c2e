package org.pledgetracker.api.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.CommitmentCommand.SettleClaims;
import org.pledgetracker.core.commitment.Reference;
import org.pledgetracker.core.decision.FieldErrorCode;

/** Which of several claims about the same thing holds, and why. */
record SettlementBody(
        @Nullable List<@Nullable String> claims,
        @Nullable String chosen,
        @Nullable String reason) {

    SettleClaims command(CommitmentCode commitment) {
        var in = new Input();
        var named = new ArrayList<Reference>();
        if (claims == null || claims.isEmpty()) {
            in.wrong("claims", FieldErrorCode.REQUIRED, "This field is required.");
        } else {
            claims.forEach(claim -> named.add(in.reference("claims", claim).orNull()));
        }
        var one = in.reference("chosen", chosen);
        var why = in.text("reason", reason, Input.TEXT);
        return in.build(() -> new SettleClaims(
                commitment, named.stream().map(Objects::requireNonNull).toList(), one.get(), why.get()));
    }
}
