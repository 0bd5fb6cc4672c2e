package org.pledgetracker.core.disbursement;

import static org.pledgetracker.core.decision.Decision.accept;

import java.util.List;
import java.util.Optional;
import org.pledgetracker.core.commitment.CommitmentState.Registered;
import org.pledgetracker.core.commitment.SpanRules;
import org.pledgetracker.core.decision.Decision;
import org.pledgetracker.core.decision.FieldError;
import org.pledgetracker.core.decision.FieldErrorCode;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.decision.Refusal.InvalidInput;
import org.pledgetracker.core.decision.Refusal.RefundExceedsPayment;
import org.pledgetracker.core.disbursement.DisbursementCommand.RecordRefund;
import org.pledgetracker.core.disbursement.DisbursementEvent.RefundRecorded;
import org.pledgetracker.core.disbursement.DisbursementState.Recorded;
import org.pledgetracker.core.figure.Decimals;
import org.pledgetracker.core.time.StatedDate;

/** Recording money that came back. Open on a closed commitment too. */
final class RefundDecisions {

    private RefundDecisions() {}

    static Decision<DisbursementEvent> record(RecordRefund command, Recorded state, Registered commitment) {
        var existing = state.refunds().get(command.refund().reference());
        if (existing != null) {
            return existing.repeatOrRefuse(
                    command.refund(),
                    refund -> refund.dates(StatedDate::wording),
                    "Refund " + command.refund().reference() + " of " + command.id());
        }
        var month = commitment.announcement().current().fiscalYearStart();
        var refund = command.refund().dates(date -> date.resolve(month));
        return tooPrecise(refund, state)
                .or(() -> new SpanRules()
                        .begun("paidOn", refund.paidOn(), command.today())
                        .broken())
                .or(() -> exceeding(refund, state))
                .<Decision<DisbursementEvent>>map(Decision::refuse)
                .orElseGet(() -> accept(new RefundRecorded(command.id(), refund)));
    }

    private static Optional<Refusal> tooPrecise(Refund<StatedDate> refund, Recorded state) {
        int decimals = state.payment().current().measure().decimals();
        return refund.amount().scale() > decimals
                ? Optional.of(new InvalidInput(List.of(new FieldError(
                        "amount",
                        FieldErrorCode.TOO_PRECISE,
                        state.payment().current().currency() + " has " + decimals + " decimals."))))
                : Optional.empty();
    }

    private static Optional<Refusal> exceeding(Refund<StatedDate> refund, Recorded state) {
        if (refund.amount().compareTo(state.refundable()) <= 0) {
            return Optional.empty();
        }
        var currency = state.payment().current().currency();
        return Optional.of(new RefundExceedsPayment(currency + " " + Decimals.plain(state.refundable())));
    }
}
