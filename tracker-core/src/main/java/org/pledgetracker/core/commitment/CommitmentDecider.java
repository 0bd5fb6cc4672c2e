package org.pledgetracker.core.commitment;

import static org.pledgetracker.core.decision.Decision.accept;
import static org.pledgetracker.core.decision.Decision.refuse;
import static org.pledgetracker.core.decision.Decision.repeat;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.CommitmentCommand.CloseCommitment;
import org.pledgetracker.core.commitment.CommitmentCommand.CorrectObligation;
import org.pledgetracker.core.commitment.CommitmentCommand.MakePledge;
import org.pledgetracker.core.commitment.CommitmentCommand.RecordObligation;
import org.pledgetracker.core.commitment.CommitmentCommand.RegisterCommitment;
import org.pledgetracker.core.commitment.CommitmentCommand.ReopenCommitment;
import org.pledgetracker.core.commitment.CommitmentCommand.ReportTotal;
import org.pledgetracker.core.commitment.CommitmentCommand.RetractReportedTotal;
import org.pledgetracker.core.commitment.CommitmentCommand.ReverseObligation;
import org.pledgetracker.core.commitment.CommitmentCommand.ReviseCommitment;
import org.pledgetracker.core.commitment.CommitmentCommand.RevisePledge;
import org.pledgetracker.core.commitment.CommitmentCommand.SettleClaims;
import org.pledgetracker.core.commitment.CommitmentCommand.WithdrawPledge;
import org.pledgetracker.core.commitment.CommitmentEvent.ClaimsSettled;
import org.pledgetracker.core.commitment.CommitmentEvent.CommitmentRegistered;
import org.pledgetracker.core.commitment.CommitmentEvent.CommitmentReopened;
import org.pledgetracker.core.commitment.CommitmentEvent.CommitmentRevised;
import org.pledgetracker.core.commitment.CommitmentEvent.ObligationCorrected;
import org.pledgetracker.core.commitment.CommitmentEvent.ObligationRecorded;
import org.pledgetracker.core.commitment.CommitmentEvent.ObligationReversed;
import org.pledgetracker.core.commitment.CommitmentEvent.PledgeMade;
import org.pledgetracker.core.commitment.CommitmentEvent.PledgeRevised;
import org.pledgetracker.core.commitment.CommitmentEvent.PledgeWithdrawn;
import org.pledgetracker.core.commitment.CommitmentEvent.ReportedTotalRetracted;
import org.pledgetracker.core.commitment.CommitmentEvent.TotalReported;
import org.pledgetracker.core.commitment.CommitmentState.NotRegistered;
import org.pledgetracker.core.commitment.CommitmentState.Registered;
import org.pledgetracker.core.commitment.CommitmentState.Settlement;
import org.pledgetracker.core.decision.Decision;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.decision.Refusal.UnknownCommitment;
import org.pledgetracker.core.decision.Versions;
import org.pledgetracker.core.time.PartialDate;
import org.pledgetracker.core.time.StatedDate;

/** The rules of a commitment, as two pure functions. */
public final class CommitmentDecider {

    private CommitmentDecider() {}

    public static Decision<CommitmentEvent> decide(CommitmentCommand command, CommitmentState state) {
        return switch (state) {
            case NotRegistered _ ->
                command instanceof RegisterCommitment register
                        ? accept(new CommitmentRegistered(register.commitment(), resolved(register.announcement())))
                        : refuse(new UnknownCommitment(command.commitment().value()));
            case Registered registered -> decide(command, registered);
        };
    }

    private static Decision<CommitmentEvent> decide(CommitmentCommand command, Registered state) {
        return switch (command) {
            case RegisterCommitment register -> again(register, state);
            case ReviseCommitment revise -> revise(revise, state);
            case MakePledge make -> PledgeDecisions.make(make, state);
            case RevisePledge revise -> PledgeDecisions.revise(revise, state);
            case WithdrawPledge withdraw -> PledgeDecisions.withdraw(withdraw, state);
            case RecordObligation record -> ObligationDecisions.record(record, state);
            case CorrectObligation correct -> ObligationDecisions.correct(correct, state);
            case ReverseObligation reverse -> ObligationDecisions.reverse(reverse, state);
            case ReportTotal report -> ReportedTotalDecisions.report(report, state);
            case RetractReportedTotal retract -> ReportedTotalDecisions.retract(retract, state);
            case SettleClaims settle -> SettlementDecisions.settle(settle, state);
            case CloseCommitment close ->
                state.closed()
                        ? refuse(closed(state))
                        : accept(new CommitmentEvent.CommitmentClosed(close.commitment(), close.reason()));
            case ReopenCommitment reopen -> reopen(reopen, state);
        };
    }

    public static CommitmentState evolve(CommitmentState state, CommitmentEvent event) {
        if (event instanceof CommitmentRegistered registered) {
            return Registered.by(registered);
        }
        var before = (Registered) state;
        long sequence = before.version();
        return switch (event) {
            case CommitmentRegistered registered -> Registered.by(registered);
            case CommitmentRevised revised ->
                before.announced(versions -> versions.next(revised.announcement(), sequence, revised.reason()));
            case PledgeMade made -> before.withPledge(made.pledge(), Versions.first(made.promise(), sequence));
            case PledgeRevised revised -> PledgeDecisions.revised(before, revised);
            case PledgeWithdrawn withdrawn ->
                before.withPledge(
                        withdrawn.pledge(),
                        known(before.pledges().get(withdrawn.pledge())).end());
            case ObligationRecorded recorded ->
                before.withObligation(recorded.reference(), Versions.first(recorded.obligation(), sequence));
            case ObligationCorrected corrected ->
                before.withObligation(
                        corrected.reference(),
                        known(before.obligations().get(corrected.reference()))
                                .next(corrected.obligation(), sequence, corrected.reason()));
            case ObligationReversed reversed ->
                before.withObligation(
                        reversed.reference(),
                        known(before.obligations().get(reversed.reference())).end());
            case TotalReported reported ->
                before.withClaim(reported.reference(), Versions.first(reported.claim(), sequence));
            case ReportedTotalRetracted retracted ->
                before.withClaim(
                        retracted.reference(),
                        known(before.claims().get(retracted.reference())).end());
            case ClaimsSettled settled ->
                before.withSettlement(
                        Set.copyOf(settled.claims()), new Settlement(settled.chosen(), settled.reason(), sequence));
            case CommitmentEvent.CommitmentClosed _ -> before.close();
            case CommitmentReopened reopened -> before.reopen(reopened.reason());
        };
    }

    private static Decision<CommitmentEvent> again(RegisterCommitment register, Registered state) {
        return state.announcement()
                .repeatOrRefuse(
                        register.announcement(),
                        CommitmentDecider::worded,
                        state.code().value());
    }

    private static Decision<CommitmentEvent> revise(ReviseCommitment revise, Registered state) {
        var before = state.announcement().changedBy(revise.announcement(), revise.reason(), CommitmentDecider::worded);
        if (before.isPresent()) {
            return repeat(before.getAsLong());
        }
        return state.closed()
                ? refuse(closed(state))
                : accept(new CommitmentRevised(revise.commitment(), resolved(revise.announcement()), revise.reason()));
    }

    private static Decision<CommitmentEvent> reopen(ReopenCommitment reopen, Registered state) {
        if (state.closed()) {
            return accept(new CommitmentReopened(reopen.commitment(), reopen.reason()));
        }
        var last = state.reopening();
        return last != null && last.reason().equals(reopen.reason())
                ? repeat(last.sequence())
                : refuse(new Refusal.AlreadyOpen(reopen.commitment().value()));
    }

    static Refusal closed(Registered state) {
        return new Refusal.CommitmentClosed(state.code().value());
    }

    static <C> Versions<C> known(@Nullable Versions<C> versions) {
        return Objects.requireNonNull(versions, "an event names something that was never recorded");
    }

    private static Announcement<StatedDate> resolved(Announcement<PartialDate> announcement) {
        return announcement.dates(date -> date.resolve(announcement.fiscalYearStart()));
    }

    private static Announcement<PartialDate> worded(Announcement<StatedDate> announcement) {
        return announcement.dates(StatedDate::wording);
    }
}
