package org.pledgetracker.projections.progress;

import org.pledgetracker.projections.register.CommitmentRecord;

/**
 * A commitment with its progress.
 *
 * @param updated the last position that changed it, its pledges or its deliveries
 */
public record CommitmentStatus(CommitmentRecord commitment, CommitmentProgress progress, long updated) {

    CommitmentStatus withoutEvidence() {
        return new CommitmentStatus(commitment, progress.withoutEvidence(), updated);
    }
}
