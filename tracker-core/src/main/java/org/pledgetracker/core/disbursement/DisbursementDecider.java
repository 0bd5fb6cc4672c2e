package org.pledgetracker.core.disbursement;

import static org.pledgetracker.core.decision.Decision.accept;
import static org.pledgetracker.core.decision.Decision.refuse;
import static org.pledgetracker.core.decision.Decision.repeat;

import java.time.LocalDate;
import java.util.Map;
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
import org.pledgetracker.core.decision.Refusal.CorrectionBelowRefunds;
import org.pledgetracker.core.decision.Refusal.CurrencyHasRefunds;
import org.pledgetracker.core.decision.Refusal.UnknownCommitment;
import org.pledgetracker.core.decision.Refusal.UnknownEntry;
import org.pledgetracker.core.decision.Versions;
import org.pledgetracker.core.disbursement.DisbursementCommand.CorrectDisbursement;
import org.pledgetracker.core.disbursement.DisbursementCommand.RecordDisbursement;
import org.pledgetracker.core.disbursement.DisbursementCommand.RecordRefund;
import org.pledgetracker.core.disbursement.DisbursementCommand.ReverseDisbursement;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementCorrected;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementRecorded;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementReversed;
import org.pledgetracker.core.disbursement.DisbursementEvent.RefundRecorded;
import org.pledgetracker.core.disbursement.DisbursementState.NotRecorded;
import org.pledgetracker.core.disbursement.DisbursementState.Recorded;
import org.pledgetracker.core.disbursement.DisbursementState.Reversed;
import org.pledgetracker.core.figure.Decimals;
import org.pledgetracker.core.time.PartialDate;
import org.pledgetracker.core.time.StatedDate;

/** The rules of a disbursement, as two pure functions. */
public final class DisbursementDecider {

    private DisbursementDecider() {}

    /** @param commitment how the commitment stands that the payment belongs to */
    public static Decision<DisbursementEvent> decide(
            DisbursementCommand command, DisbursementState state, CommitmentState commitment) {
        if (!(commitment instanceof Registered registered)) {
            return refuse(new UnknownCommitment(command.id().commitment().value()));
        }
        return switch (state) {
            case NotRecorded _ ->
                command instanceof RecordDisbursement record
                        ? record(record, registered)
                        : refuse(new UnknownEntry(command.id().toString()));
            case Reversed _ -> refuse(new AlreadyReversed(command.id().toString()));
            case Recorded recorded -> decide(command, recorded, registered);
        };
    }

    private static Decision<DisbursementEvent> decide(
            DisbursementCommand command, Recorded state, Registered commitment) {
        return switch (command) {
            case RecordDisbursement record ->
                state.payment()
                        .repeatOrRefuse(
                                record.payment(),
                                DisbursementDecider::worded,
                                record.id().toString());
            case CorrectDisbursement correct -> correct(correct, state, commitment);
            case RecordRefund refund -> RefundDecisions.record(refund, state, commitment);
            case ReverseDisbursement reverse -> accept(new DisbursementReversed(reverse.id(), reverse.reason()));
        };
    }

    public static DisbursementState evolve(DisbursementState state, DisbursementEvent event) {
        return switch (event) {
            case DisbursementRecorded recorded -> new Recorded(1, Versions.first(recorded.payment(), 0), Map.of());
            case DisbursementCorrected corrected ->
                ((Recorded) state).corrected(corrected.payment(), corrected.reason());
            case RefundRecorded refund -> ((Recorded) state).refunded(refund.refund());
            case DisbursementReversed _ -> new Reversed(state.version() + 1);
        };
    }

    private static Decision<DisbursementEvent> record(RecordDisbursement command, Registered commitment) {
        if (commitment.closed()) {
            return refuse(new CommitmentClosed(commitment.code().value()));
        }
        var payment = resolved(command.payment(), commitment);
        return broken(payment, null, commitment, command.today())
                .<Decision<DisbursementEvent>>map(Decision::refuse)
                .orElseGet(() -> accept(new DisbursementRecorded(command.id(), payment)));
    }

    private static Decision<DisbursementEvent> correct(
            CorrectDisbursement command, Recorded state, Registered commitment) {
        var before = state.payment().changedBy(command.payment(), command.reason(), DisbursementDecider::worded);
        if (before.isPresent()) {
            return repeat(before.getAsLong());
        }
        var payment = resolved(command.payment(), commitment);
        var current = state.payment().current();
        return broken(payment, current.pledge(), commitment, command.today())
                .or(() -> againstRefunds(payment, state))
                .<Decision<DisbursementEvent>>map(Decision::refuse)
                .orElseGet(() -> accept(new DisbursementCorrected(command.id(), payment, command.reason())));
    }

    private static Optional<Refusal> againstRefunds(Payment<StatedDate> payment, Recorded state) {
        var currency = state.payment().current().currency();
        if (state.refunds().isEmpty()) {
            return Optional.empty();
        }
        if (!payment.currency().equals(currency)) {
            return Optional.of(new CurrencyHasRefunds(currency));
        }
        return payment.amount().stated().compareTo(state.refunded()) < 0
                ? Optional.of(new CorrectionBelowRefunds(currency + " " + Decimals.plain(state.refunded())))
                : Optional.empty();
    }

    private static Optional<Refusal> broken(
            Payment<StatedDate> payment, @Nullable Reference before, Registered commitment, LocalDate today) {
        return PledgeNaming.refusal(commitment, payment.pledge(), before, payment.measure())
                .or(() -> new SpanRules()
                        .inOrder("paidFrom", payment.paidFrom(), payment.paidTo())
                        .begun("paidFrom", payment.paidFrom(), "paidTo", payment.paidTo(), today)
                        .broken());
    }

    private static Payment<StatedDate> resolved(Payment<PartialDate> payment, Registered commitment) {
        return payment.dates(
                date -> date.resolve(commitment.announcement().current().fiscalYearStart()));
    }

    private static Payment<PartialDate> worded(Payment<StatedDate> payment) {
        return payment.dates(StatedDate::wording);
    }
}
