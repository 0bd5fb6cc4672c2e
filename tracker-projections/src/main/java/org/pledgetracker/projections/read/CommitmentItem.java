package org.pledgetracker.projections.read;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.projections.register.CommitmentRecord;

/** A commitment in a list. */
record CommitmentItem(
        String commitment,
        String title,
        String pledger,
        String beneficiary,
        String theme,
        @Nullable String announcedOn,
        @Nullable String occasion,
        CommitmentAnswer.Status status) {

    static CommitmentItem of(CommitmentRecord commitment) {
        var announcement = commitment.announcement();
        var announcedOn = announcement.announcedOn();
        return new CommitmentItem(
                commitment.commitment().value(),
                announcement.title(),
                announcement.pledger(),
                announcement.beneficiary(),
                announcement.theme(),
                announcedOn == null ? null : announcedOn.stated(),
                announcement.occasion(),
                CommitmentAnswer.status(commitment));
    }
}
