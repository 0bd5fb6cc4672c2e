package org.pledgetracker.projections.progress;

import static java.util.stream.Collectors.toMap;

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
        if (!counts.events().isEmpty()) {
            table.write(counts.events().keySet().stream()
                    .map(commitment -> counted(commitment, counts))
                    .toList());
        }
    }

    @Override
    public boolean looksBack(List<RecordedEvent> batch) {
        var counts = countsOf(batch);
        lookedAt = counts;
        return counts.events().keySet().stream()
                .anyMatch(commitment -> counts.before(commitment).due() <= counts.after(commitment));
    }

    /**
     * A batch by its commitments.
     *
     * @param events how many it has of each commitment's deliveries
     * @param counts of those that had any before
     * @param spacing after how many events of a commitment its first checkpoint is due
     */
    private record BatchCounts(
            List<RecordedEvent> batch, Map<String, Integer> events, Map<String, Count> counts, int spacing) {

        Count before(String commitment) {
            return counts.getOrDefault(commitment, new Count(commitment, 0, spacing));
        }

        long after(String commitment) {
            return before(commitment).events() + events.getOrDefault(commitment, 0);
        }

        /** @param number of an event of a commitment's deliveries, counted from its first one ever */
        long positionOf(String commitment, long number) {
            return batch.stream()
                    .filter(recorded -> commitment.equals(commitmentOf(recorded)))
                    .skip(number - before(commitment).events() - 1)
                    .findFirst()
                    .orElseThrow()
                    .position();
        }
    }

    private BatchCounts countsOf(List<RecordedEvent> batch) {
        if (lookedAt != null && lookedAt.batch().equals(batch)) {
            return lookedAt;
        }
        var events = new LinkedHashMap<String, Integer>();
        for (var recorded : batch) {
            var commitment = commitmentOf(recorded);
            if (commitment != null) {
                events.merge(commitment, 1, Integer::sum);
            }
        }
        var counts = events.isEmpty() ? Map.<String, Count>of() : counts(events.keySet());
        return new BatchCounts(batch, events, counts, spacing);
    }

    /** Whose deliveries an event is about. */
    private static @Nullable String commitmentOf(RecordedEvent recorded) {
        var entry = EntriesView.entryOf(recorded.event());
        return entry == null ? null : entry.commitment().value();
    }

    private Map<String, Count> counts(Set<String> commitments) {
        return table.counts(List.copyOf(commitments)).stream().collect(toMap(Count::commitment, count -> count));
    }

    private Count counted(String commitment, BatchCounts counts) {
        long due = counts.before(commitment).due();
        while (due <= counts.after(commitment)) {
            due += spacing(checkpoint(commitment, counts.positionOf(commitment, due)));
        }
        return new Count(commitment, counts.after(commitment), due);
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
