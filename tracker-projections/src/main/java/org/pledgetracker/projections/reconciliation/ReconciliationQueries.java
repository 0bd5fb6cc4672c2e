package org.pledgetracker.projections.reconciliation;

import java.time.LocalDate;
import java.util.List;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.projections.entries.EntryQueries;
import org.pledgetracker.projections.progress.Deliveries;
import org.pledgetracker.projections.view.Version;
import org.pledgetracker.projections.view.VersionedTable;

/** Reconciles what a commitment's documents claim, as known at a position. */
public final class ReconciliationQueries {

    private final VersionedTable<ClaimRecord> claims;
    private final VersionedTable<SettlementRecord> settlements;
    private final EntryQueries entries;

    public ReconciliationQueries(
            VersionedTable<ClaimRecord> claims, VersionedTable<SettlementRecord> settlements, EntryQueries entries) {
        this.claims = claims;
        this.settlements = settlements;
        this.entries = entries;
    }

    public List<ClaimGroup> of(CommitmentCode commitment, LocalDate effectiveOn, long knownAt) {
        var standing = claims.knownAt(knownAt, "commitment = ?", commitment.value()).stream()
                .map(Version::content)
                .filter(claim -> !claim.retracted())
                .toList();
        var deliveries = Deliveries.of(entries.ofCommitments(List.of(commitment.value()), knownAt));
        var judgements = settlements.knownAt(knownAt, "commitment = ?", commitment.value());
        return Reconciler.reconcile(standing, judgements, deliveries, effectiveOn);
    }
}
