package org.pledgetracker.projections.reconciliation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.time.Days;
import org.pledgetracker.projections.progress.Sum;
import org.pledgetracker.projections.view.Version;

/**
 * Claims of one measure about one span: only these compare.
 *
 * @param records what is recorded within the span; absent where nothing is
 * @param settlement the last judgement on claims of this group that still stand; absent where there is none
 */
public record ClaimGroup(
        Measure measure,
        Days span,
        List<Compared> claims,
        List<Pair> relations,
        @Nullable Sum records,
        @Nullable Version<SettlementRecord> settlement) {

    /** A claim with what the records say to it. */
    public record Compared(ClaimRecord claim, Comparison records) {}

    /**
     * Two claims, by their references.
     *
     * @param settled whether a person has judged on both, and all claims of that judgement still stand
     */
    public record Pair(String a, String b, Relation relation, boolean settled) {

        /** Whether they cannot both be right, and nobody has said which is. */
        public boolean isOpenConflict() {
            return relation == Relation.CONFLICT && !settled;
        }
    }
}
