package org.pledgetracker.projections.reconciliation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.pledgetracker.projections.progress.Finding;

/** What a reader must know of what documents claim. */
public final class ClaimFindings {

    private ClaimFindings() {}

    /**
     * Of the claims of one commitment. A conflict that a person has settled is none any more.
     *
     * @param effectiveOn value time: of a claim about days still to come nothing can be missing yet
     */
    public static List<Finding> of(List<ClaimGroup> groups, LocalDate effectiveOn) {
        var findings = new ArrayList<Finding>();
        for (var group : groups) {
            group.relations().stream()
                    .filter(ClaimGroup.Pair::isOpenConflict)
                    .forEach(pair -> findings.add(new Finding(
                            "claims-in-conflict", pair.a() + " and " + pair.b() + " cannot both be right.", null)));
            var last = group.span().last();
            boolean isOver = last == null || !last.isAfter(effectiveOn);
            group.claims().forEach(claim -> compared(claim, isOver, findings));
        }
        return findings;
    }

    private static void compared(ClaimGroup.Compared compared, boolean isOver, List<Finding> findings) {
        var reference = compared.claim().reference();
        switch (compared.records().outcome()) {
            case UNEXPLAINED_REMAINDER -> {
                if (isOver) {
                    findings.add(
                            new Finding("unexplained-remainder", reference + " claims more than is recorded.", null));
                }
            }
            case OVER_RECORDED ->
                findings.add(new Finding("over-recorded", "More is recorded than " + reference + " claims.", null));
            case EXPLAINED, NO_RECORDS -> {
                // Nothing that the records contradict.
            }
        }
    }
}
