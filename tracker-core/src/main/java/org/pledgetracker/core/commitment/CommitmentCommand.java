package org.pledgetracker.core.commitment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.citation.Citation;
import org.pledgetracker.core.decision.Reasoned;
import org.pledgetracker.core.decision.TrackerCommand;
import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.time.PartialDate;

/** What may be asked of a commitment. {@code today} is the day in the tracker's zone, which spans may not lie beyond. */
public sealed interface CommitmentCommand extends TrackerCommand {

    CommitmentCode commitment();

    @Override
    default String aggregateId() {
        return commitment().value();
    }

    record RegisterCommitment(CommitmentCode commitment, Announcement<PartialDate> announcement)
            implements CommitmentCommand {}

    record ReviseCommitment(CommitmentCode commitment, Announcement<PartialDate> announcement, String reason)
            implements CommitmentCommand, Reasoned {}

    record MakePledge(CommitmentCode commitment, Reference pledge, Promise<PartialDate> promise)
            implements CommitmentCommand {}

    /** A date that the revision does not mention stays; an explicit null opens the window. */
    record RevisePledge(
            CommitmentCode commitment,
            Reference pledge,
            Figure target,
            DateChange<PartialDate> from,
            DateChange<PartialDate> to,
            @Nullable PartialDate announcedOn,
            String reason,
            Citation citation)
            implements CommitmentCommand, Reasoned {}

    record WithdrawPledge(
            CommitmentCode commitment,
            Reference pledge,
            String reason,
            @Nullable Citation citation) implements CommitmentCommand, Reasoned {}

    record RecordObligation(
            CommitmentCode commitment, Reference reference, Obligation<PartialDate> obligation, LocalDate today)
            implements CommitmentCommand {}

    record CorrectObligation(
            CommitmentCode commitment,
            Reference reference,
            Obligation<PartialDate> obligation,
            String reason,
            LocalDate today)
            implements CommitmentCommand, Reasoned {}

    record ReverseObligation(CommitmentCode commitment, Reference reference, String reason)
            implements CommitmentCommand, Reasoned {}

    record ReportTotal(CommitmentCode commitment, Reference reference, Claim<PartialDate> claim, LocalDate today)
            implements CommitmentCommand {}

    record RetractReportedTotal(CommitmentCode commitment, Reference reference, String reason)
            implements CommitmentCommand, Reasoned {}

    /** Says which of several claims about the same thing holds. */
    record SettleClaims(CommitmentCode commitment, List<Reference> claims, Reference chosen, String reason)
            implements CommitmentCommand, Reasoned {
        public SettleClaims {
            claims = List.copyOf(claims);
        }
    }

    record CloseCommitment(CommitmentCode commitment, String reason) implements CommitmentCommand, Reasoned {}

    record ReopenCommitment(CommitmentCode commitment, String reason) implements CommitmentCommand, Reasoned {}
}
