package org.pledgetracker.projections.history;

import java.time.OffsetDateTime;
import java.util.List;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Reads what happened: which events, from the view; what they say, from the store. */
public final class HistoryQueries {

    private static final RowMapper<HistoryItem> ITEMS = (row, _) -> new HistoryItem(
            row.getLong("position"),
            row.getString("type"),
            row.getInt("revision"),
            row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
            row.getString("by"),
            row.getString("reason"),
            row.getString("entry"),
            row.getString("payload"));

    /**
     * The event of each line is looked for by its position: a join may go through all events up to the page that is asked for, since the
     * server does not see that bounds of the lines are bounds of the events too.
     */
    private static final String LINES = """
            select line.position, event.type, event.revision, event.recorded_at,
                   event.metadata->>'by' as by, event.metadata->>'reason' as reason, line.entry, event.payload
              from history as line
             cross join lateral (select * from event_store.event where position = line.position limit 1) as event
             where line.commitment = ? and line.position <= ?
            """;

    private static final String RATES = "exchange-rates-published";

    private final JdbcTemplate jdbc;

    public HistoryQueries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What happened to a commitment after one position and up to another, in order. */
    public List<HistoryItem> of(CommitmentCode commitment, long after, long upTo, int limit) {
        return of(commitment.value(), after, upTo, limit);
    }

    private List<HistoryItem> of(String commitment, long after, long upTo, int limit) {
        return jdbc.query(
                LINES + " and line.position > ? order by line.position limit ?", ITEMS, commitment, upTo, after, limit);
    }

    /** Commitments to which something happened after one position and up to another, in the order of the alphabet. */
    public List<CommitmentCode> commitments(long after, long upTo) {
        return jdbc.query(
                "select distinct commitment from history where position > ? and position <= ?"
                        + " and commitment <> ? order by commitment",
                (row, _) -> new CommitmentCode(row.getString(1)),
                after,
                upTo,
                HistoryView.OF_NONE);
    }

    /** What happened after one position and up to another that is about no commitment, in order. */
    public List<HistoryItem> ofNone(long after, long upTo, int limit) {
        return of(HistoryView.OF_NONE, after, upTo, limit);
    }

    /** Whether exchange rates were published after one position and up to another. */
    public boolean hasRates(long after, long upTo) {
        return !jdbc.queryForList(
                        "select 1 from history where commitment = ? and position > ? and position <= ?"
                                + " and type = ? limit 1",
                        Integer.class,
                        HistoryView.OF_NONE,
                        after,
                        upTo,
                        RATES)
                .isEmpty();
    }

    /** What happened to a commitment up to a position, the latest first. */
    public List<HistoryItem> latest(CommitmentCode commitment, long upTo, int limit) {
        return jdbc.query(LINES + " order by line.position desc limit ?", ITEMS, commitment.value(), upTo, limit);
    }
}
