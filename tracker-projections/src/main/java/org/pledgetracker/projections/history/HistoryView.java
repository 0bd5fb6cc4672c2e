package org.pledgetracker.projections.history;

import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.CommitmentEvent;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.decision.TrackerEvent;
import org.pledgetracker.core.eventstore.EventJson;
import org.pledgetracker.core.eventstore.EventNames;
import org.pledgetracker.core.overlap.OverlapEvent;
import org.pledgetracker.core.overlap.OverlapEvent.EntriesLinked;
import org.pledgetracker.core.overlap.OverlapEvent.OverlapRemoved;
import org.pledgetracker.projections.entries.EntriesView;
import org.pledgetracker.projections.view.RecordedEvent;
import org.pledgetracker.projections.view.View;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what happened to each commitment, in order. */
public final class HistoryView implements View {

    private static final JsonMapper JSON = EventJson.mapper();

    /** In place of a code, for what is about no commitment: documents, exchange rates. */
    static final String OF_NONE = "";

    private static final String INSERT = """
            insert into projection.history
                   (commitment, position, type, revision, recorded_at, by, reason, entry, data)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?::json)
            """;

    private final JdbcTemplate jdbc;

    public HistoryView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void fold(List<RecordedEvent> batch) {
        var lines = batch.stream()
                .flatMap(recorded -> linesOf(recorded.event()).map(commitment -> new Line(commitment, recorded)))
                .toList();
        jdbc.batchUpdate(INSERT, lines, lines.size() + 1, (statement, line) -> {
            var recorded = line.recorded();
            var name = EventNames.of(recorded.event());
            var entry = entryOf(recorded.event());
            statement.setString(1, line.commitment());
            statement.setLong(2, recorded.position());
            statement.setString(3, name.name());
            statement.setInt(4, name.revision());
            statement.setObject(5, OffsetDateTime.ofInstant(recorded.recordedAt(), ZoneOffset.UTC));
            statement.setString(6, recorded.by());
            statement.setString(7, recorded.reason());
            statement.setObject(8, entry == null ? null : entry.toString(), Types.VARCHAR);
            statement.setString(9, JSON.writeValueAsString(recorded.event()));
        });
    }

    private record Line(String commitment, RecordedEvent recorded) {}

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

    private static @Nullable EntryId entryOf(TrackerEvent event) {
        return event instanceof OverlapEvent link ? link.entry() : EntriesView.entryOf(event);
    }
}
