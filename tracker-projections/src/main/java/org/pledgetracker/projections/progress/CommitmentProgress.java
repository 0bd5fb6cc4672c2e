package org.pledgetracker.projections.progress;

import java.util.List;

/** How a commitment stands on the effective day: each pledge, and all deliveries by measure. */
public record CommitmentProgress(List<PledgeProgress> pledges, List<MeasureTotal> totals) {}
