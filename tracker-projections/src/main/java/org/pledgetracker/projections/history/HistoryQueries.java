package org.pledgetracker.projections.history;

import java.time.OffsetDateTime;
import java.util.List;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Reads what happened. */
public final class HistoryQueries {

    private static final RowMapper<HistoryItem> ITEMS = (row, _) -> new HistoryItem(
            row.getLong("position"),
            row.getString("type"),
            row.getInt("revision"),
            row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
            row.getString("by"),
            row.getString("reason"),
            row.getString("entry"),
            row.getString("data"));

    private final JdbcTemplate jdbc;

    public HistoryQueries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What happened to a commitment after one position and up to another, in order. */
    public List<HistoryItem> of(CommitmentCode commitment, long after, long upTo, int limit) {
        return jdbc.query(
                "select * from projection.history where commitment = ? and position > ? and position <= ?"
                        + " order by position limit ?",
                ITEMS,
                commitment.value(),
                after,
                upTo,
                limit);
    }

    /** What happened to a commitment up to a position, the latest first. */
    public List<HistoryItem> latest(CommitmentCode commitment, long upTo, int limit) {
        return jdbc.query(
                "select * from projection.history where commitment = ? and position <= ?"
                        + " order by position desc limit ?",
                ITEMS,
                commitment.value(),
                upTo,
                limit);
    }
}
