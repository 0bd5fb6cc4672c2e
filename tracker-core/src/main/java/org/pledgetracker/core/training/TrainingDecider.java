package org.pledgetracker.core.training;

import static org.pledgetracker.core.decision.Decision.accept;
import static org.pledgetracker.core.decision.Decision.refuse;
import static org.pledgetracker.core.decision.Decision.repeat;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.CommitmentState;
import org.pledgetracker.core.commitment.CommitmentState.Registered;
import org.pledgetracker.core.commitment.PledgeNaming;
import org.pledgetracker.core.commitment.Reference;
import org.pledgetracker.core.commitment.SpanRules;
import org.pledgetracker.core.decision.Decision;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.decision.Refusal.AlreadyReversed;
import org.pledgetracker.core.decision.Refusal.CommitmentClosed;
import org.pledgetracker.core.decision.Refusal.UnknownCommitment;
import org.pledgetracker.core.decision.Refusal.UnknownEntry;
import org.pledgetracker.core.decision.Versions;
import org.pledgetracker.core.time.PartialDate;
import org.pledgetracker.core.time.StatedDate;
import org.pledgetracker.core.training.TrainingCommand.CorrectTraining;
import org.pledgetracker.core.training.TrainingCommand.RecordTraining;
import org.pledgetracker.core.training.TrainingCommand.ReverseTraining;
import org.pledgetracker.core.training.TrainingEvent.TrainingCorrected;
import org.pledgetracker.core.training.TrainingEvent.TrainingRecorded;
import org.pledgetracker.core.training.TrainingEvent.TrainingReversed;
import org.pledgetracker.core.training.TrainingState.NotRecorded;
import org.pledgetracker.core.training.TrainingState.Recorded;
import org.pledgetracker.core.training.TrainingState.Reversed;

/** The rules of a training, as two pure functions. */
public final class TrainingDecider {

    private TrainingDecider() {}

    /** @param commitment how the commitment stands that the training belongs to */
    public static Decision<TrainingEvent> decide(
            TrainingCommand command, TrainingState state, CommitmentState commitment) {
        if (!(commitment instanceof Registered registered)) {
            return refuse(new UnknownCommitment(command.id().commitment().value()));
        }
        return switch (state) {
            case NotRecorded _ ->
                command instanceof RecordTraining record
                        ? record(record, registered)
                        : refuse(new UnknownEntry(command.id().toString()));
            case Reversed _ -> refuse(new AlreadyReversed(command.id().toString()));
            case Recorded recorded -> decide(command, recorded, registered);
        };
    }

    private static Decision<TrainingEvent> decide(TrainingCommand command, Recorded state, Registered commitment) {
        return switch (command) {
            case RecordTraining record ->
                state.participation()
                        .repeatOrRefuse(
                                record.participation(),
                                TrainingDecider::worded,
                                record.id().toString());
            case CorrectTraining correct -> correct(correct, state, commitment);
            case ReverseTraining reverse -> accept(new TrainingReversed(reverse.id(), reverse.reason()));
        };
    }

    public static TrainingState evolve(TrainingState state, TrainingEvent event) {
        return switch (event) {
            case TrainingRecorded recorded -> new Recorded(1, Versions.first(recorded.participation(), 0));
            case TrainingCorrected corrected ->
                ((Recorded) state).corrected(corrected.participation(), corrected.reason());
            case TrainingReversed _ -> new Reversed(state.version() + 1);
        };
    }

    private static Decision<TrainingEvent> record(RecordTraining command, Registered commitment) {
        if (commitment.closed()) {
            return refuse(new CommitmentClosed(commitment.code().value()));
        }
        var participation = resolved(command.participation(), commitment);
        return broken(participation, null, commitment, command.today())
                .<Decision<TrainingEvent>>map(Decision::refuse)
                .orElseGet(() -> accept(new TrainingRecorded(command.id(), participation)));
    }

    private static Decision<TrainingEvent> correct(CorrectTraining command, Recorded state, Registered commitment) {
        var versions = state.participation();
        var before = versions.changedBy(command.participation(), command.reason(), TrainingDecider::worded);
        if (before.isPresent()) {
            return repeat(before.getAsLong());
        }
        var participation = resolved(command.participation(), commitment);
        return broken(participation, versions.current().pledge(), commitment, command.today())
                .<Decision<TrainingEvent>>map(Decision::refuse)
                .orElseGet(() -> accept(new TrainingCorrected(command.id(), participation, command.reason())));
    }

    private static Optional<Refusal> broken(
            Participation<StatedDate> participation,
            @Nullable Reference before,
            Registered commitment,
            LocalDate today) {
        return PledgeNaming.refusal(commitment, participation.pledge(), before, participation.measure())
                .or(() -> new SpanRules()
                        .inOrder("from", participation.from(), participation.to())
                        .begun("from", participation.from(), "to", participation.to(), today)
                        .broken());
    }

    private static Participation<StatedDate> resolved(Participation<PartialDate> worded, Registered commitment) {
        return worded.dates(
                date -> date.resolve(commitment.announcement().current().fiscalYearStart()));
    }

    private static Participation<PartialDate> worded(Participation<StatedDate> participation) {
        return participation.dates(StatedDate::wording);
    }
}
