package org.pledgetracker.projections.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.pledgetracker.projections.progress.Finding;

/** What a reader must know of what documents claim. */
public final class ClaimFindings {

    private ClaimFindings() {}

    /** Of the claims of one commitment. A conflict that a person has settled is none any more. */
    public static List<Finding> of(List<ClaimGroup> groups) {
        var findings = new ArrayList<Finding>();
        for (var group : groups) {
            var settled = group.settlement();
            group.relations().stream()
                    .filter(pair -> pair.relation() == Relation.CONFLICT)
                    .filter(pair -> settled == null || !isSettled(pair, settled.content()))
                    .forEach(pair -> findings.add(new Finding(
                            "claims-in-conflict", pair.a() + " and " + pair.b() + " cannot both be right.", null)));
            group.claims().forEach(claim -> compared(claim, findings));
        }
        return findings;
    }

    private static boolean isSettled(ClaimGroup.Pair pair, SettlementRecord settlement) {
        var claims = settlement.claims().stream().map(Objects::toString).toList();
        return claims.contains(pair.a()) && claims.contains(pair.b());
    }

    private static void compared(ClaimGroup.Compared compared, List<Finding> findings) {
        var reference = compared.claim().reference();
        switch (compared.records().outcome()) {
            case UNEXPLAINED_REMAINDER ->
                findings.add(new Finding("unexplained-remainder", reference + " claims more than is recorded.", null));
            case OVER_RECORDED ->
                findings.add(new Finding("over-recorded", "More is recorded than " + reference + " claims.", null));
            case EXPLAINED, NO_RECORDS -> {
                // Nothing that the records contradict.
            }
        }
    }
}
