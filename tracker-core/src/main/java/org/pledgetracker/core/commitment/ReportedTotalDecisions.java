package org.pledgetracker.core.commitment;

import static org.pledgetracker.core.decision.Decision.accept;
import static org.pledgetracker.core.decision.Decision.refuse;

import org.pledgetracker.core.commitment.CommitmentCommand.ReportTotal;
import org.pledgetracker.core.commitment.CommitmentCommand.RetractReportedTotal;
import org.pledgetracker.core.commitment.CommitmentEvent.ReportedTotalRetracted;
import org.pledgetracker.core.commitment.CommitmentEvent.TotalReported;
import org.pledgetracker.core.commitment.CommitmentState.Registered;
import org.pledgetracker.core.decision.Decision;
import org.pledgetracker.core.decision.Refusal.AlreadyReversed;
import org.pledgetracker.core.decision.Refusal.UnknownEntry;
import org.pledgetracker.core.time.PartialDate;
import org.pledgetracker.core.time.StatedDate;

/** Reporting a cumulative total that a document claims, and retracting it. Both stay open on a closed commitment. */
final class ReportedTotalDecisions {

    private ReportedTotalDecisions() {}

    static Decision<CommitmentEvent> report(ReportTotal command, Registered state) {
        var existing = state.claims().get(command.reference());
        if (existing != null) {
            return existing.ended()
                    ? refuse(new AlreadyReversed(name(state, command.reference())))
                    : existing.repeatOrRefuse(
                            command.claim(), ReportedTotalDecisions::worded, name(state, command.reference()));
        }
        var month = state.announcement().current().fiscalYearStart();
        var claim = command.claim().dates(date -> date.resolve(month));
        return new SpanRules()
                .inOrder("from", claim.from(), claim.to())
                .begun("from", claim.from(), "to", claim.to(), command.today())
                .broken()
                .<Decision<CommitmentEvent>>map(Decision::refuse)
                .orElseGet(() -> accept(new TotalReported(command.commitment(), command.reference(), claim)));
    }

    static Decision<CommitmentEvent> retract(RetractReportedTotal command, Registered state) {
        var existing = state.claims().get(command.reference());
        if (existing == null) {
            return refuse(new UnknownEntry(name(state, command.reference())));
        }
        return existing.ended()
                ? refuse(new AlreadyReversed(name(state, command.reference())))
                : accept(new ReportedTotalRetracted(command.commitment(), command.reference(), command.reason()));
    }

    /** The id of a reported total. */
    static String name(Registered state, Reference reference) {
        return state.code() + "/reported-totals/" + reference;
    }

    private static Claim<PartialDate> worded(Claim<StatedDate> claim) {
        return claim.dates(StatedDate::wording);
    }
}
