package org.pledgetracker.projections.reconciliation;

import java.time.LocalDate;
import java.util.List;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.projections.progress.FactsQueries;
import org.pledgetracker.projections.view.Version;
import org.pledgetracker.projections.view.VersionedTable;

/** Reconciles what a commitment's documents claim, as known at a position. */
public final class ReconciliationQueries {

    private final VersionedTable<ClaimRecord> claims;
    private final VersionedTable<SettlementRecord> settlements;
    private final FactsQueries facts;

    public ReconciliationQueries(
            VersionedTable<ClaimRecord> claims, VersionedTable<SettlementRecord> settlements, FactsQueries facts) {
        this.claims = claims;
        this.settlements = settlements;
        this.facts = facts;
    }

    public List<ClaimGroup> of(CommitmentCode commitment, LocalDate effectiveOn, long knownAt) {
        var standing = claims.knownAt(knownAt, "commitment = ?", commitment.value()).stream()
                .map(Version::content)
                .filter(claim -> !claim.retracted())
                .toList();
        if (standing.isEmpty()) {
            return List.of();
        }
        var known = facts.unconverted(commitment, knownAt);
        var judgements = settlements.knownAt(knownAt, "commitment = ?", commitment.value());
        return Reconciler.reconcile(standing, judgements, known.portions(), known.links(), effectiveOn);
    }
}
