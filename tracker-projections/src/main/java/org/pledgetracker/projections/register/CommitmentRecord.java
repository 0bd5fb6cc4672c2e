package org.pledgetracker.projections.register;

import org.pledgetracker.core.commitment.Announcement;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.time.StatedDate;

/**
 * A commitment as it stands in the register.
 *
 * @param version the number of its own events
 */
public record CommitmentRecord(
        CommitmentCode commitment, long version, Announcement<StatedDate> announcement, boolean closed) {

    CommitmentRecord announced(long newVersion, Announcement<StatedDate> revised) {
        return new CommitmentRecord(commitment, newVersion, revised, closed);
    }

    CommitmentRecord closed(long newVersion, boolean isClosed) {
        return new CommitmentRecord(commitment, newVersion, announcement, isClosed);
    }

    CommitmentRecord at(long newVersion) {
        return new CommitmentRecord(commitment, newVersion, announcement, closed);
    }
}
