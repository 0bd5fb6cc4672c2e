package org.pledgetracker.projections.reconciliation;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.CommitmentEvent.ReportedTotalRetracted;
import org.pledgetracker.core.commitment.CommitmentEvent.TotalReported;
import org.pledgetracker.core.commitment.Reference;
import org.pledgetracker.core.decision.TrackerEvent;
import org.pledgetracker.projections.view.RecordedEvent;
import org.pledgetracker.projections.view.VersionedTable;
import org.pledgetracker.projections.view.View;

/** Keeps reported totals up to date. */
public final class ClaimsView implements View {

    private final VersionedTable<ClaimRecord> table;

    public ClaimsView(VersionedTable<ClaimRecord> table) {
        this.table = table;
    }

    @Override
    public void fold(List<RecordedEvent> batch) {
        var claims = table.batch(
                batch.stream().flatMap(recorded -> key(recorded.event())).collect(Collectors.toSet()));
        for (var recorded : batch) {
            switch (recorded.event()) {
                case TotalReported(var commitment, var reference, var claim) ->
                    claims.begin(
                            key(commitment, reference),
                            commitment.value(),
                            recorded.position(),
                            new ClaimRecord(commitment, reference, claim, false, null));
                case ReportedTotalRetracted(var commitment, var reference, var reason) ->
                    claims.change(key(commitment, reference), recorded.position(), before -> before.retract(reason));
                default -> {
                    // Everything else says nothing of claims.
                }
            }
        }
        claims.write();
    }

    private static Stream<String> key(TrackerEvent event) {
        return switch (event) {
            case TotalReported reported -> Stream.of(key(reported.commitment(), reported.reference()));
            case ReportedTotalRetracted retracted -> Stream.of(key(retracted.commitment(), retracted.reference()));
            default -> Stream.empty();
        };
    }

    private static String key(CommitmentCode commitment, Reference reference) {
        return commitment + "/" + reference;
    }
}
