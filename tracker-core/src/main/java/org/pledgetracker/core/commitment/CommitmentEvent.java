package org.pledgetracker.core.commitment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.citation.Citation;
import org.pledgetracker.core.decision.TrackerEvent;
import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.time.StatedDate;

/** What has happened to a commitment. */
public sealed interface CommitmentEvent extends TrackerEvent {

    CommitmentCode commitment();

    record CommitmentRegistered(CommitmentCode commitment, Announcement<StatedDate> announcement)
            implements CommitmentEvent {}

    record CommitmentRevised(CommitmentCode commitment, Announcement<StatedDate> announcement, String reason)
            implements CommitmentEvent {}

    record PledgeMade(CommitmentCode commitment, Reference pledge, Promise<StatedDate> promise)
            implements CommitmentEvent {}

    /** The window is the one that holds from now on, whichever ends the revision mentioned. */
    record PledgeRevised(
            CommitmentCode commitment,
            Reference pledge,
            Figure target,
            @Nullable StatedDate from,
            @Nullable StatedDate to,
            @Nullable StatedDate announcedOn,
            String reason,
            Citation citation)
            implements CommitmentEvent {}

    record PledgeWithdrawn(
            CommitmentCode commitment,
            Reference pledge,
            String reason,
            @Nullable Citation citation) implements CommitmentEvent {}

    record ObligationRecorded(CommitmentCode commitment, Reference reference, Obligation<StatedDate> obligation)
            implements CommitmentEvent {}

    record ObligationCorrected(
            CommitmentCode commitment, Reference reference, Obligation<StatedDate> obligation, String reason)
            implements CommitmentEvent {}

    record ObligationReversed(CommitmentCode commitment, Reference reference, String reason)
            implements CommitmentEvent {}

    record TotalReported(CommitmentCode commitment, Reference reference, Claim<StatedDate> claim)
            implements CommitmentEvent {}

    record ReportedTotalRetracted(CommitmentCode commitment, Reference reference, String reason)
            implements CommitmentEvent {}

    /** Of these claims, which are about the same measure and span, this one holds. */
    record ClaimsSettled(CommitmentCode commitment, List<Reference> claims, Reference chosen, String reason)
            implements CommitmentEvent {
        public ClaimsSettled {
            claims = List.copyOf(claims);
        }
    }

    record CommitmentClosed(CommitmentCode commitment, String reason) implements CommitmentEvent {}

    record CommitmentReopened(CommitmentCode commitment, String reason) implements CommitmentEvent {}
}
