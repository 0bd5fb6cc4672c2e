package org.pledgetracker.projections.history;

import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.CommitmentEvent;
import org.pledgetracker.core.decision.TrackerEvent;
import org.pledgetracker.core.eventstore.EventJson;
import org.pledgetracker.core.eventstore.EventNames;
import org.pledgetracker.projections.entries.EntriesView;
import org.pledgetracker.projections.view.RecordedEvent;
import org.pledgetracker.projections.view.View;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what happened to each commitment, in order. */
public final class HistoryView implements View {

    private static final JsonMapper JSON = EventJson.mapper();

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
        var ofCommitments = batch.stream()
                .filter(recorded -> commitmentOf(recorded.event()) != null)
                .toList();
        jdbc.batchUpdate(INSERT, ofCommitments, ofCommitments.size() + 1, (statement, recorded) -> {
            var name = EventNames.of(recorded.event());
            var entry = EntriesView.entryOf(recorded.event());
            statement.setString(1, commitmentOf(recorded.event()));
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

    private static @Nullable String commitmentOf(TrackerEvent event) {
        if (event instanceof CommitmentEvent ofCommitment) {
            return ofCommitment.commitment().value();
        }
        var entry = EntriesView.entryOf(event);
        return entry == null ? null : entry.commitment().value();
    }
}
