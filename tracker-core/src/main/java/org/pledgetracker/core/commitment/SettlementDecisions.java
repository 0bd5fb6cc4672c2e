package org.pledgetracker.core.commitment;

import static org.pledgetracker.core.decision.Decision.accept;
import static org.pledgetracker.core.decision.Decision.repeat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.pledgetracker.core.commitment.CommitmentCommand.SettleClaims;
import org.pledgetracker.core.commitment.CommitmentEvent.ClaimsSettled;
import org.pledgetracker.core.commitment.CommitmentState.Registered;
import org.pledgetracker.core.decision.Decision;
import org.pledgetracker.core.decision.FieldError;
import org.pledgetracker.core.decision.FieldErrorCode;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.time.Dates;
import org.pledgetracker.core.time.Days;

/** Settling which of several claims holds: a person's judgement, with a reason. Stays open on a closed commitment. */
final class SettlementDecisions {

    private SettlementDecisions() {}

    /** Only claims about the same measure and span can contradict each other. */
    private record Subject(Measure measure, Days span) {}

    static Decision<CommitmentEvent> settle(SettleClaims command, Registered state) {
        return formOf(command)
                .or(() -> claimsOf(command, state))
                .<Decision<CommitmentEvent>>map(Decision::refuse)
                .orElseGet(() -> settled(command, state));
    }

    private static Optional<Refusal> formOf(SettleClaims command) {
        var claims = new HashSet<>(command.claims());
        if (claims.size() < 2) {
            return wrong("claims", FieldErrorCode.MALFORMED, "Two claims or more, each named once.");
        }
        return claims.contains(command.chosen())
                ? Optional.empty()
                : wrong("chosen", FieldErrorCode.MALFORMED, "One of the claims.");
    }

    private static Optional<Refusal> claimsOf(SettleClaims command, Registered state) {
        var subjects = new HashSet<Subject>();
        for (var reference : command.claims()) {
            var claim = state.claims().get(reference);
            if (claim == null) {
                return Optional.of(new Refusal.UnknownEntry(ReportedTotalDecisions.name(state, reference)));
            }
            if (claim.ended()) {
                return Optional.of(new Refusal.AlreadyReversed(ReportedTotalDecisions.name(state, reference)));
            }
            var current = claim.current();
            subjects.add(new Subject(current.measure(), Dates.between(current.from(), current.to())));
        }
        return subjects.size() == 1
                ? Optional.empty()
                : wrong("claims", FieldErrorCode.UNLIKE_UNITS, "Claims about one measure, unit and span.");
    }

    /** The same judgement again, where no other was made since, is a repetition. */
    private static Decision<CommitmentEvent> settled(SettleClaims command, Registered state) {
        var last = state.settlements().get(new HashSet<>(command.claims()));
        if (last != null
                && !isOverruled(last, command, state)
                && last.chosen().equals(command.chosen())
                && last.reason().equals(command.reason())) {
            return repeat(last.sequence());
        }
        return accept(new ClaimsSettled(command.commitment(), command.claims(), command.chosen(), command.reason()));
    }

    /** Whether a later judgement is about one of the same claims. */
    private static boolean isOverruled(CommitmentState.Settlement last, SettleClaims command, Registered state) {
        return state.settlements().entrySet().stream()
                .anyMatch(other -> other.getValue().sequence() > last.sequence()
                        && command.claims().stream().anyMatch(other.getKey()::contains));
    }

    private static Optional<Refusal> wrong(String field, FieldErrorCode code, String detail) {
        return Optional.of(new Refusal.InvalidInput(List.of(new FieldError(field, code, detail))));
    }
}
