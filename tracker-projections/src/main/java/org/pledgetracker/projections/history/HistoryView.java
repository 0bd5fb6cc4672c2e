package org.pledgetracker.projections.history;

import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.CommitmentEvent;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.database.CopyRows;
import org.pledgetracker.core.decision.TrackerEvent;
import org.pledgetracker.core.eventstore.EventNames;
import org.pledgetracker.core.overlap.OverlapEvent.EntriesLinked;
import org.pledgetracker.core.overlap.OverlapEvent.OverlapRemoved;
import org.pledgetracker.projections.entries.EntriesView;
import org.pledgetracker.projections.view.GrowingTable;
import org.pledgetracker.projections.view.RecordedEvent;
import org.pledgetracker.projections.view.View;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps which events are about a commitment, and about which of its entries. What they say stays where they are stored:
 * {@link HistoryQueries} reads it there.
 */
public final class HistoryView implements View {

    /** In place of a code, for what is about no commitment: documents, exchange rates. */
    static final String OF_NONE = "";

    private static final List<String> COLUMNS = List.of("commitment", "position", "type", "entry");

    private final GrowingTable<Line> table;

    public HistoryView(JdbcTemplate jdbc) {
        table = new GrowingTable<>("history", COLUMNS, HistoryView::values, jdbc);
    }

    @Override
    public void fold(List<RecordedEvent> batch) {
        table.add(batch.stream()
                .flatMap(recorded -> linesOf(recorded.event()).map(commitment -> new Line(commitment, recorded)))
                .sorted(Comparator.comparing(Line::commitment))
                .toList());
    }

    @Override
    public boolean standsAlone() {
        return true;
    }

    private static void values(Line line, CopyRows row) throws SQLException {
        var entry = line.entry();
        row.text(line.commitment())
                .number(line.recorded().position())
                .text(EventNames.of(line.recorded().event()).name())
                .text(entry == null ? null : entry.toString());
    }

    private record Line(String commitment, RecordedEvent recorded) {

        /** Of a link, the end in this commitment. */
        @Nullable
        EntryId entry() {
            return switch (recorded.event()) {
                case EntriesLinked linked -> end(linked.entry(), linked.other());
                case OverlapRemoved removed -> end(removed.entry(), removed.other());
                default -> EntriesView.entryOf(recorded.event());
            };
        }

        private EntryId end(EntryId entry, EntryId other) {
            return entry.commitment().value().equals(commitment) ? entry : other;
        }
    }

    private static Stream<String> linesOf(TrackerEvent event) {
        var commitments = commitmentsOf(event).map(CommitmentCode::value).toList();
        return commitments.isEmpty() ? Stream.of(OF_NONE) : commitments.stream();
    }

    /** A link between entries of two commitments belongs to the history of both. */
    private static Stream<CommitmentCode> commitmentsOf(TrackerEvent event) {
        return switch (event) {
            case CommitmentEvent ofCommitment -> Stream.of(ofCommitment.commitment());
            case EntriesLinked linked ->
                Stream.of(linked.entry().commitment(), linked.other().commitment())
                        .distinct();
            case OverlapRemoved removed ->
                Stream.of(removed.entry().commitment(), removed.other().commitment())
                        .distinct();
            default -> Stream.ofNullable(EntriesView.entryOf(event)).map(EntryId::commitment);
        };
    }
}
