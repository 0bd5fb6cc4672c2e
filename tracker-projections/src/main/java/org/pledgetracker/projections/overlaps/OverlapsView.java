package org.pledgetracker.projections.overlaps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.decision.TrackerEvent;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementCorrected;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementRecorded;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementReversed;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.overlap.EntryStanding;
import org.pledgetracker.core.overlap.OverlapDecider;
import org.pledgetracker.core.overlap.OverlapEvent;
import org.pledgetracker.core.overlap.OverlapEvent.EntriesLinked;
import org.pledgetracker.core.overlap.OverlapEvent.OverlapRemoved;
import org.pledgetracker.core.training.TrainingEvent.TrainingCorrected;
import org.pledgetracker.core.training.TrainingEvent.TrainingRecorded;
import org.pledgetracker.core.training.TrainingEvent.TrainingReversed;
import org.pledgetracker.projections.entries.EntriesView;
import org.pledgetracker.projections.entries.EntryQueries;
import org.pledgetracker.projections.entries.EntryRecord;
import org.pledgetracker.projections.overlaps.OverlapRecord.State;
import org.pledgetracker.projections.view.RecordedEvent;
import org.pledgetracker.projections.view.Version;
import org.pledgetracker.projections.view.VersionedBatch;
import org.pledgetracker.projections.view.VersionedTable;
import org.pledgetracker.projections.view.View;

/**
 * Keeps overlap links, and ends them when an end is reversed or the two come to count something unlike. Entries are read as
 * they were before the batch, and followed through it in order, whichever view has written what.
 */
public final class OverlapsView implements View {

    private final VersionedTable<OverlapRecord> table;
    private final OverlapQueries overlaps;
    private final EntryQueries entries;

    public OverlapsView(VersionedTable<OverlapRecord> table, EntryQueries entries) {
        this.table = table;
        this.overlaps = new OverlapQueries(table);
        this.entries = entries;
    }

    @Override
    public void fold(List<RecordedEvent> batch) {
        var touched = touched(batch);
        if (touched.isEmpty()) {
            return;
        }
        long before = batch.getFirst().position() - 1;
        var standing = new LinkedHashMap<String, OverlapRecord>();
        overlaps.ofEntries(List.copyOf(touched), before).forEach(link -> standing.put(link.key(), link.content()));
        boolean hasLinks = batch.stream().anyMatch(recorded -> recorded.event() instanceof OverlapEvent);
        if (standing.isEmpty() && !hasLinks) {
            return;
        }
        touched.addAll(standing.keySet());
        standing.values().forEach(link -> touched.add(link.other().toString()));
        var fold = new Fold(table.batch(touched), standing, measures(touched, before), standings(batch, before));
        for (var recorded : batch) {
            switch (recorded.event()) {
                case EntriesLinked linked -> fold.link(linked, recorded);
                case OverlapRemoved removed -> fold.remove(removed, recorded.position());
                default -> fold.follow(recorded);
            }
        }
        fold.links().write();
    }

    /** The entries that may be in a link by now, or come into one. */
    private static Set<String> touched(List<RecordedEvent> batch) {
        var touched = new HashSet<String>();
        for (var recorded : batch) {
            var change = change(recorded.event());
            if (change != null && !EntriesView.begins(recorded.event())) {
                touched.add(change.entry().toString());
            }
            if (recorded.event() instanceof OverlapEvent event) {
                touched.add(event.entry().toString());
            }
            if (recorded.event() instanceof EntriesLinked linked) {
                touched.add(linked.other().toString());
            }
        }
        return touched;
    }

    private Map<String, Measure> measures(Set<String> keys, long knownAt) {
        var measures = new HashMap<String, Measure>();
        for (Version<EntryRecord> entry : entries.entries(keys, knownAt)) {
            if (!entry.content().reversed()) {
                measures.put(entry.key(), entry.content().measure());
            }
        }
        return measures;
    }

    /** What the ends of new links have counted, from event to event. */
    private Map<EntryId, List<Optional<Measure>>> standings(List<RecordedEvent> batch, long knownAt) {
        var standings = new HashMap<EntryId, List<Optional<Measure>>>();
        for (var recorded : batch) {
            if (recorded.event() instanceof EntriesLinked linked) {
                standings.put(linked.entry(), new ArrayList<>());
                standings.put(linked.other(), new ArrayList<>());
            }
        }
        var keys = standings.keySet().stream().map(EntryId::toString).toList();
        for (var version : keys.isEmpty() ? List.<Version<EntryRecord>>of() : entries.versions(keys, knownAt)) {
            var entry = version.content();
            Objects.requireNonNull(standings.get(entry.id()))
                    .add(entry.reversed() ? Optional.empty() : Optional.of(entry.measure()));
        }
        return standings;
    }

    /** What an entry counts from an event on; absent once it is reversed. */
    private record Change(EntryId entry, @Nullable Measure measure) {}

    private static @Nullable Change change(TrackerEvent event) {
        return switch (event) {
            case DisbursementRecorded recorded ->
                new Change(recorded.id(), recorded.payment().measure());
            case DisbursementCorrected corrected ->
                new Change(corrected.id(), corrected.payment().measure());
            case DisbursementReversed reversed -> new Change(reversed.id(), null);
            case TrainingRecorded recorded ->
                new Change(recorded.id(), recorded.participation().measure());
            case TrainingCorrected corrected ->
                new Change(corrected.id(), corrected.participation().measure());
            case TrainingReversed reversed -> new Change(reversed.id(), null);
            default -> null;
        };
    }

    private record Fold(
            VersionedBatch<OverlapRecord> links,
            Map<String, OverlapRecord> standing,
            Map<String, Measure> measures,
            Map<EntryId, List<Optional<Measure>>> standings) {

        void link(EntriesLinked linked, RecordedEvent recorded) {
            var key = linked.entry().toString();
            var made = OverlapRecord.of(linked, recorded.by());
            boolean stands =
                    OverlapDecider.stands(linked, end -> new EntryStanding(standings.getOrDefault(end, List.of())));
            var record = stands ? made : made.end(State.LAPSED, "An end changed while the link was being made.");
            links.put(key, linked.entry().commitment().value(), recorded.position(), record);
            if (record.stands()) {
                standing.put(key, record);
            }
        }

        void remove(OverlapRemoved removed, long position) {
            var key = removed.entry().toString();
            if (standing.remove(key) != null) {
                links.change(key, position, before -> before.end(State.REMOVED, removed.reason()));
            }
        }

        /** A refund changes nothing that is counted, and is an event of its entry all the same. */
        void follow(RecordedEvent recorded) {
            var change = change(recorded.event());
            var entry = EntriesView.entryOf(recorded.event());
            if (entry != null && standings.containsKey(entry)) {
                var counted = Objects.requireNonNull(standings.get(entry));
                counted.add(change == null ? counted.getLast() : Optional.ofNullable(change.measure()));
            }
            if (change != null) {
                count(change, recorded.position());
            }
        }

        private void count(Change change, long position) {
            var key = change.entry().toString();
            if (change.measure() == null) {
                measures.remove(key);
            } else {
                measures.put(key, change.measure());
            }
            for (var link : List.copyOf(standing.values())) {
                if (link.touches(change.entry()) && !isAlike(link)) {
                    standing.remove(link.entry().toString());
                    var why = change.measure() == null
                            ? change.entry() + " was reversed."
                            : change.entry() + " came to count something unlike.";
                    links.change(link.entry().toString(), position, before -> before.end(State.LAPSED, why));
                }
            }
        }

        private boolean isAlike(OverlapRecord link) {
            var measure = measures.get(link.entry().toString());
            return measure != null && measure.equals(measures.get(link.other().toString()));
        }
    }
}
