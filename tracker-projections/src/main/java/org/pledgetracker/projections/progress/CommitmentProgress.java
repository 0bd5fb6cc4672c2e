package org.pledgetracker.projections.progress;

import java.util.List;

/**
 * How a commitment stands on the effective day: each pledge, and all deliveries by measure.
 *
 * @param findings about the commitment and about deliveries that count towards no pledge
 * @param overlaps what is counted once here
 */
public record CommitmentProgress(
        List<PledgeProgress> pledges, List<MeasureTotal> totals, List<Finding> findings, List<Link> overlaps) {

    CommitmentProgress withoutEvidence() {
        return new CommitmentProgress(
                pledges.stream().map(PledgeProgress::withoutEvidence).toList(), totals, findings, overlaps);
    }
}
