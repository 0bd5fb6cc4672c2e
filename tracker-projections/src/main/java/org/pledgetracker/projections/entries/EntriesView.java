package org.pledgetracker.projections.entries;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.decision.TrackerEvent;
import org.pledgetracker.core.disbursement.DisbursementEvent;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementCorrected;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementRecorded;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementReversed;
import org.pledgetracker.core.disbursement.DisbursementEvent.RefundRecorded;
import org.pledgetracker.core.training.TrainingEvent;
import org.pledgetracker.core.training.TrainingEvent.TrainingCorrected;
import org.pledgetracker.core.training.TrainingEvent.TrainingRecorded;
import org.pledgetracker.core.training.TrainingEvent.TrainingReversed;
import org.pledgetracker.projections.view.RecordedEvent;
import org.pledgetracker.projections.view.VersionedBatch;
import org.pledgetracker.projections.view.VersionedTable;
import org.pledgetracker.projections.view.View;

/** Keeps the versions of deliveries up to date. */
public final class EntriesView implements View {

    private final VersionedTable<EntryRecord> table;

    public EntriesView(VersionedTable<EntryRecord> table) {
        this.table = table;
    }

    @Override
    public void fold(List<RecordedEvent> batch) {
        var entries = table.batch(storedBefore(batch));
        for (var recorded : batch) {
            switch (recorded.event()) {
                case DisbursementEvent event -> on(event, recorded.position(), entries);
                case TrainingEvent event -> on(event, recorded.position(), entries);
                default -> {
                    // Commitments and sources are kept by the register.
                }
            }
        }
        entries.write();
    }

    /** The entries that a batch changes and does not begin. */
    private static Set<String> storedBefore(List<RecordedEvent> batch) {
        var changed = new HashSet<EntryId>();
        for (var recorded : batch) {
            var entry = entryOf(recorded.event());
            if (entry != null && !begins(recorded.event())) {
                changed.add(entry);
            }
        }
        if (!changed.isEmpty()) {
            batch.stream()
                    .map(RecordedEvent::event)
                    .filter(EntriesView::begins)
                    .forEach(event -> changed.remove(entryOf(event)));
        }
        return changed.stream().map(EntryId::toString).collect(Collectors.toSet());
    }

    private static void on(DisbursementEvent event, long position, VersionedBatch<EntryRecord> entries) {
        var key = event.id().toString();
        var commitment = event.id().commitment().value();
        switch (event) {
            case DisbursementRecorded recorded ->
                entries.begin(key, commitment, position, EntryRecord.of(recorded.id(), recorded.payment()));
            case DisbursementCorrected corrected ->
                entries.change(key, position, before -> before.corrected(corrected.payment(), corrected.reason()));
            case RefundRecorded refund -> entries.change(key, position, before -> before.refunded(refund.refund()));
            case DisbursementReversed reversed ->
                entries.change(key, position, before -> before.reverse(reversed.reason()));
        }
    }

    private static void on(TrainingEvent event, long position, VersionedBatch<EntryRecord> entries) {
        var key = event.id().toString();
        var commitment = event.id().commitment().value();
        switch (event) {
            case TrainingRecorded recorded ->
                entries.begin(key, commitment, position, EntryRecord.of(recorded.id(), recorded.participation()));
            case TrainingCorrected corrected ->
                entries.change(
                        key, position, before -> before.corrected(corrected.participation(), corrected.reason()));
            case TrainingReversed reversed ->
                entries.change(key, position, before -> before.reverse(reversed.reason()));
        }
    }

    /** Whether an event is the first of its entry, of which nothing was known before. */
    public static boolean begins(TrackerEvent event) {
        return event instanceof DisbursementRecorded || event instanceof TrainingRecorded;
    }

    /** The entry that an event is about; absent for events of commitments and sources. */
    public static @Nullable EntryId entryOf(TrackerEvent event) {
        return switch (event) {
            case DisbursementEvent disbursement -> disbursement.id();
            case TrainingEvent training -> training.id();
            default -> null;
        };
    }
}
