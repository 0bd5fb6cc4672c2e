package org.pledgetracker.projections.progress;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Percent;

/**
 * How a pledge stands on the effective day.
 *
 * @param delivered absent where nothing is known to have been delivered: not the same as zero
 * @param converted delivered in the currency that was asked for; absent where none was, and with it
 * @param percent of the target; absent with it
 * @param pace absent where it does not apply
 * @param obligated what was signed towards it; absent where nothing was
 * @param outstanding what is still to be delivered of the target, never below zero
 * @param evidence each delivery that counts, or the first of very many
 * @param certain how many deliveries count whole
 * @param possible how many deliveries may count
 */
public record PledgeProgress(
        PledgeTerms terms,
        @Nullable Sum delivered,
        @Nullable ConvertedSum converted,
        @Nullable Percent percent,
        Verdict verdict,
        @Nullable Pace pace,
        @Nullable Sum obligated,
        Sum outstanding,
        List<Finding> findings,
        List<Evidence> evidence,
        long certain,
        long possible) {

    PledgeProgress withoutEvidence() {
        return new PledgeProgress(
                terms,
                delivered,
                converted,
                percent,
                verdict,
                pace,
                obligated,
                outstanding,
                findings,
                List.of(),
                certain,
                possible);
    }
}
