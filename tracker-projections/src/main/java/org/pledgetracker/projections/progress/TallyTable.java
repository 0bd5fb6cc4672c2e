package org.pledgetracker.projections.progress;

import java.util.List;
import org.pledgetracker.core.eventstore.EventJson;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.databind.json.JsonMapper;

/** Checkpoints of busy commitments, and how far each commitment is from its next one. */
public final class TallyTable {

    private static final JsonMapper JSON = EventJson.mapper();

    private static final RowMapper<TallyCheckpoint> CHECKPOINTS = (row, _) -> new TallyCheckpoint(
            row.getString("commitment"),
            row.getLong("position"),
            List.of(JSON.readValue(row.getString("tallies"), Tally[].class)));

    private final JdbcTemplate jdbc;

    public TallyTable(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The last one up to a position of each of these commitments that has one. */
    List<TallyCheckpoint> latest(List<String> commitments, long upTo) {
        return jdbc.query("""
                select checkpoint.*
                  from unnest(?::text[]) as asked (commitment)
                 cross join lateral (
                       select commitment, position, tallies from tally_checkpoint
                        where commitment = asked.commitment and position <= ?
                        order by position desc limit 1) as checkpoint
                """, CHECKPOINTS, commitments.toArray(String[]::new), upTo);
    }

    /** The position of the last one up to a position; 0 where there is none. */
    long latestPosition(String commitment, long upTo) {
        return jdbc
                .queryForList(
                        "select position from tally_checkpoint where commitment = ? and position <= ?"
                                + " order by position desc limit 1",
                        Long.class,
                        commitment,
                        upTo)
                .stream()
                .findFirst()
                .orElse(0L);
    }

    /** How many events of its deliveries a commitment has had, and at which number the next checkpoint is due. */
    record Count(String commitment, long events, long due) {}

    List<Count> counts(List<String> commitments) {
        return jdbc.query(
                "select commitment, events, due from tally_count where commitment = any (?)",
                (row, _) -> new Count(row.getString("commitment"), row.getLong("events"), row.getLong("due")),
                (Object) commitments.toArray(String[]::new));
    }

    void write(List<Count> counts) {
        jdbc.update(
                "insert into tally_count (commitment, events, due)"
                        + " select * from unnest(?::text[], ?::bigint[], ?::bigint[])"
                        + " on conflict (commitment) do update set events = excluded.events, due = excluded.due",
                counts.stream().map(Count::commitment).toArray(String[]::new),
                counts.stream().map(Count::events).toArray(Long[]::new),
                counts.stream().map(Count::due).toArray(Long[]::new));
    }

    void write(TallyCheckpoint checkpoint) {
        jdbc.update(
                "insert into tally_checkpoint (commitment, position, tallies) values (?, ?, ?::json)",
                checkpoint.commitment(),
                checkpoint.position(),
                JSON.writeValueAsString(checkpoint.tallies()));
    }
}
