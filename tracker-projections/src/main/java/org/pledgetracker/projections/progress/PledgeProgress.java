package org.pledgetracker.projections.progress;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Percent;

/**
 * How a pledge stands on the effective day.
 *
 * @param delivered absent where nothing is known to have been delivered: not the same as zero
 * @param percent of the target; absent with it
 * @param pace absent where it does not apply
 */
public record PledgeProgress(
        PledgeTerms terms,
        @Nullable Sum delivered,
        @Nullable Percent percent,
        Verdict verdict,
        @Nullable Pace pace,
        List<Finding> findings,
        List<Evidence> evidence) {}
