package org.pledgetracker.projections.problem;

import java.util.List;
import java.util.Map;
import org.pledgetracker.core.decision.FieldError;
import org.pledgetracker.core.decision.Refusal;
import org.springframework.http.ProblemDetail;

/** Each refusal's problem. A refusal that is forgotten here does not compile. */
public final class Refusals {

    private Refusals() {}

    public static ProblemDetail problem(Refusal refusal) {
        var detail = kind(refusal).detail(refusal.detail());
        if (refusal instanceof Refusal.InvalidInput(var errors)) {
            detail.setProperty("errors", errors(errors));
        }
        return detail;
    }

    /** The code by which programs know it. */
    public static String code(Refusal refusal) {
        return kind(refusal).code();
    }

    private static Problem kind(Refusal refusal) {
        return switch (refusal) {
            case Refusal.UnknownCommitment _ -> Problem.UNKNOWN_COMMITMENT;
            case Refusal.UnknownPledge _ -> Problem.UNKNOWN_PLEDGE;
            case Refusal.UnknownEntry _ -> Problem.UNKNOWN_ENTRY;
            case Refusal.AlreadyRecorded _, Refusal.AlreadyOpen _, Refusal.RatesDiffer _ -> Problem.ALREADY_RECORDED;
            case Refusal.CommitmentClosed _ -> Problem.COMMITMENT_CLOSED;
            case Refusal.AlreadyReversed _ -> Problem.ALREADY_REVERSED;
            case Refusal.PledgeWithdrawn _ -> Problem.PLEDGE_WITHDRAWN;
            case Refusal.RefundExceedsPayment _ -> Problem.REFUND_EXCEEDS_PAYMENT;
            case Refusal.CorrectionBelowRefunds _ -> Problem.CORRECTION_BELOW_REFUNDS;
            case Refusal.CurrencyHasRefunds _ -> Problem.CURRENCY_HAS_REFUNDS;
            case Refusal.OverlapNotPossible _ -> Problem.OVERLAP_NOT_POSSIBLE;
            case Refusal.StaleVersion _ -> Problem.STALE_VERSION;
            case Refusal.InvalidInput _ -> Problem.INVALID_INPUT;
        };
    }

    private static List<Map<String, String>> errors(List<FieldError> errors) {
        return errors.stream()
                .map(error ->
                        Map.of("field", error.field(), "code", error.code().code(), "detail", error.detail()))
                .toList();
    }
}
