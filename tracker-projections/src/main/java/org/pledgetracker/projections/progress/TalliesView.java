package org.pledgetracker.projections.progress;

import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.projections.entries.EntriesView;
import org.pledgetracker.projections.entries.EntryQueries;
import org.pledgetracker.projections.overlaps.OverlapQueries;
import org.pledgetracker.projections.progress.TallyTable.Count;
import org.pledgetracker.projections.view.RecordedEvent;
import org.pledgetracker.projections.view.View;

/**
 * Writes a checkpoint of a commitment's deliveries now and then: after so many events of theirs, counted for each
 * commitment, so that it does not depend on how events are cut into batches. Reads what the views of entries and overlaps
 * have written of the same batch, so it comes after them.
 */
public final class TalliesView implements View {

    /** A commitment with fewer events has no checkpoint: its deliveries are read one by one. */
    public static final int SPACING = 1_000;

    private final TallyTable table;
    private final DeliveryQueries deliveries;
    private final int spacing;
    private TallyCheckpoint written = new TallyCheckpoint("", 0, List.of());

    /** The batch that is to be folded next, where it was asked about before. */
    private @Nullable BatchCounts lookedAt;

    /** @param spacing the fewest events from one checkpoint to the next */
    public TalliesView(TallyTable table, EntryQueries entries, OverlapQueries overlaps, int spacing) {
        this.table = table;
        this.spacing = spacing;
        this.deliveries = new DeliveryQueries(entries, overlaps, table);
    }

    @Override
    public void fold(List<RecordedEvent> batch) {
        var counts = countsOf(batch);
        lookedAt = null;
        if (!counts.positions().isEmpty()) {
            table.write(counts.positions().entrySet().stream()
                    .map(events -> counted(events, counts.before(events.getKey())))
                    .toList());
        }
    }

    @Override
    public boolean looksBack(List<RecordedEvent> batch) {
        var counts = countsOf(batch);
        lookedAt = counts;
        return counts.positions().entrySet().stream().anyMatch(events -> {
            var before = counts.before(events.getKey());
            return before.due() <= before.events() + events.getValue().size();
        });
    }

    /**
     * A batch by its commitments.
     *
     * @param positions of the events of each commitment's deliveries
     * @param counts of those that had any before
     */
    private record BatchCounts(
            List<RecordedEvent> batch, Map<String, List<Long>> positions, Map<String, Count> counts, int spacing) {

        Count before(String commitment) {
            return counts.getOrDefault(commitment, new Count(commitment, 0, spacing));
        }
    }

    private BatchCounts countsOf(List<RecordedEvent> batch) {
        if (lookedAt != null && lookedAt.batch().equals(batch)) {
            return lookedAt;
        }
        var positions = positions(batch);
        var counts = positions.isEmpty() ? Map.<String, Count>of() : counts(positions.keySet());
        return new BatchCounts(batch, positions, counts, spacing);
    }

    /** Of the events of each commitment's deliveries. */
    private static Map<String, List<Long>> positions(List<RecordedEvent> batch) {
        var positions = new LinkedHashMap<String, List<Long>>();
        for (var recorded : batch) {
            var entry = EntriesView.entryOf(recorded.event());
            if (entry != null) {
                positions
                        .computeIfAbsent(entry.commitment().value(), _ -> new ArrayList<>())
                        .add(recorded.position());
            }
        }
        return positions;
    }

    private Map<String, Count> counts(Set<String> commitments) {
        return table.counts(List.copyOf(commitments)).stream().collect(toMap(Count::commitment, count -> count));
    }

    private Count counted(Map.Entry<String, List<Long>> events, Count before) {
        long all = before.events() + events.getValue().size();
        long due = before.due();
        while (due <= all) {
            int number = Math.toIntExact(due - before.events());
            due += spacing(checkpoint(events.getKey(), events.getValue().get(number - 1)));
        }
        return new Count(before.commitment(), all, due);
    }

    /** Checkpoints stay cheap to write where there is much to add up, and what lies between them cheap to read. */
    private long spacing(int tallies) {
        return Math.max(spacing, tallies);
    }

    private int checkpoint(String commitment, long position) {
        var tallies =
                deliveries.since(last(commitment, position), position, false).tallies();
        var checkpoint = new TallyCheckpoint(commitment, position, tallies);
        table.write(checkpoint);
        written = checkpoint;
        return tallies.size();
    }

    /** A busy commitment's last checkpoint is mostly the one that was just written. */
    private TallyCheckpoint last(String commitment, long position) {
        long at = table.latestPosition(commitment, position);
        if (written.commitment().equals(commitment) && written.position() == at) {
            return written;
        }
        return table.latest(List.of(commitment), position).stream()
                .findFirst()
                .orElseGet(() -> new TallyCheckpoint(commitment, 0, List.of()));
    }
}
