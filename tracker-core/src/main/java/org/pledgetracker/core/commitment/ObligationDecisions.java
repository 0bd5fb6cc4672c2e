package org.pledgetracker.core.commitment;

import static org.pledgetracker.core.decision.Decision.accept;
import static org.pledgetracker.core.decision.Decision.refuse;
import static org.pledgetracker.core.decision.Decision.repeat;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.CommitmentCommand.CorrectObligation;
import org.pledgetracker.core.commitment.CommitmentCommand.RecordObligation;
import org.pledgetracker.core.commitment.CommitmentCommand.ReverseObligation;
import org.pledgetracker.core.commitment.CommitmentEvent.ObligationCorrected;
import org.pledgetracker.core.commitment.CommitmentEvent.ObligationRecorded;
import org.pledgetracker.core.commitment.CommitmentEvent.ObligationReversed;
import org.pledgetracker.core.commitment.CommitmentState.Registered;
import org.pledgetracker.core.decision.Decision;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.decision.Refusal.AlreadyReversed;
import org.pledgetracker.core.decision.Refusal.UnknownEntry;
import org.pledgetracker.core.decision.Versions;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.time.PartialDate;
import org.pledgetracker.core.time.StatedDate;

/** Recording, correcting and reversing an obligation. */
final class ObligationDecisions {

    private ObligationDecisions() {}

    static Decision<CommitmentEvent> record(RecordObligation command, Registered state) {
        var existing = state.obligations().get(command.reference());
        if (existing != null) {
            return existing.ended()
                    ? refuse(new AlreadyReversed(name(state, command.reference())))
                    : existing.repeatOrRefuse(
                            command.obligation(), ObligationDecisions::worded, name(state, command.reference()));
        }
        if (state.closed()) {
            return refuse(CommitmentDecider.closed(state));
        }
        var obligation = resolved(command.obligation(), state);
        return broken(obligation, null, state, command.today())
                .<Decision<CommitmentEvent>>map(Decision::refuse)
                .orElseGet(() -> accept(new ObligationRecorded(command.commitment(), command.reference(), obligation)));
    }

    static Decision<CommitmentEvent> correct(CorrectObligation command, Registered state) {
        var existing = state.obligations().get(command.reference());
        var standing = standing(existing, command.reference(), state);
        if (standing.isPresent()) {
            return refuse(standing.get());
        }
        var known = CommitmentDecider.known(existing);
        var before = known.changedBy(command.obligation(), command.reason(), ObligationDecisions::worded);
        if (before.isPresent()) {
            return repeat(before.getAsLong());
        }
        var obligation = resolved(command.obligation(), state);
        return broken(obligation, known.current().pledge(), state, command.today())
                .<Decision<CommitmentEvent>>map(Decision::refuse)
                .orElseGet(() -> accept(new ObligationCorrected(
                        command.commitment(), command.reference(), obligation, command.reason())));
    }

    static Decision<CommitmentEvent> reverse(ReverseObligation command, Registered state) {
        return standing(state.obligations().get(command.reference()), command.reference(), state)
                .<Decision<CommitmentEvent>>map(Decision::refuse)
                .orElseGet(() ->
                        accept(new ObligationReversed(command.commitment(), command.reference(), command.reason())));
    }

    private static Optional<Refusal> broken(
            Obligation<StatedDate> obligation, @Nullable Reference before, Registered state, LocalDate today) {
        return PledgeNaming.refusal(state, obligation.pledge(), before, Measure.money(obligation.currency()))
                .or(() -> new SpanRules()
                        .begun("signedOn", obligation.signedOn(), today)
                        .broken());
    }

    private static Optional<Refusal> standing(
            @Nullable Versions<Obligation<StatedDate>> obligation, Reference reference, Registered state) {
        if (obligation == null) {
            return Optional.of(new UnknownEntry(name(state, reference)));
        }
        return obligation.ended() ? Optional.of(new AlreadyReversed(name(state, reference))) : Optional.empty();
    }

    private static String name(Registered state, Reference reference) {
        return state.code() + "/obligations/" + reference;
    }

    private static Obligation<StatedDate> resolved(Obligation<PartialDate> obligation, Registered state) {
        return obligation.dates(
                date -> date.resolve(state.announcement().current().fiscalYearStart()));
    }

    private static Obligation<PartialDate> worded(Obligation<StatedDate> obligation) {
        return obligation.dates(StatedDate::wording);
    }
}
