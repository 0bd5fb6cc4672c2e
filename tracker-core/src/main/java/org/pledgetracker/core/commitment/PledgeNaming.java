package org.pledgetracker.core.commitment;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.CommitmentState.Registered;
import org.pledgetracker.core.decision.FieldError;
import org.pledgetracker.core.decision.FieldErrorCode;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.decision.Refusal.InvalidInput;
import org.pledgetracker.core.decision.Refusal.PledgeWithdrawn;
import org.pledgetracker.core.decision.Refusal.UnknownPledge;
import org.pledgetracker.core.measure.Measure;

/** A delivery or an obligation may name a pledge of its own measure, unit and way of counting. */
public final class PledgeNaming {

    private PledgeNaming() {}

    /**
     * @param named the pledge that the record names; absent where it names none
     * @param before the pledge that its current version names, which it may keep though that was withdrawn since
     */
    public static Optional<Refusal> refusal(
            Registered commitment, @Nullable Reference named, @Nullable Reference before, Measure measure) {
        if (named == null) {
            return Optional.empty();
        }
        var pledge = commitment.pledge(named);
        if (pledge == null) {
            return Optional.of(new UnknownPledge(commitment.code().value(), named.value()));
        }
        if (pledge.ended() && !named.equals(before)) {
            return Optional.of(new PledgeWithdrawn(commitment.code().value(), named.value()));
        }
        if (!pledge.current().measure().equals(measure)) {
            var detail = "Pledge " + named + " is not counted in the same unit and the same way.";
            return Optional.of(
                    new InvalidInput(List.of(new FieldError("pledge", FieldErrorCode.UNLIKE_UNITS, detail))));
        }
        return Optional.empty();
    }
}
