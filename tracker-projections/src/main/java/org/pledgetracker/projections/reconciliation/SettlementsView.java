package org.pledgetracker.projections.reconciliation;

import java.util.List;
import java.util.Set;
import org.pledgetracker.core.commitment.CommitmentEvent.ClaimsSettled;
import org.pledgetracker.projections.view.RecordedEvent;
import org.pledgetracker.projections.view.VersionedTable;
import org.pledgetracker.projections.view.View;

/** Keeps every settlement; which of them holds is a question of the position that is asked about. */
public final class SettlementsView implements View {

    private final VersionedTable<SettlementRecord> table;

    public SettlementsView(VersionedTable<SettlementRecord> table) {
        this.table = table;
    }

    @Override
    public void fold(List<RecordedEvent> batch) {
        var settlements = table.batch(Set.of());
        for (var recorded : batch) {
            if (recorded.event() instanceof ClaimsSettled(var commitment, var claims, var chosen, var reason)) {
                settlements.begin(
                        commitment + "/settlements/" + recorded.position(),
                        commitment.value(),
                        recorded.position(),
                        new SettlementRecord(claims, chosen, reason, recorded.by()));
            }
        }
        settlements.write();
    }
}
