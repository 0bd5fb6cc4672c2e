package org.pledgetracker.projections.view;

import static java.util.stream.Collectors.joining;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** When anything changed that is about a commitment, in whichever tables that is, asked in one round trip. */
public final class LastChanges {

    private final JdbcTemplate jdbc;
    private final String each;

    public LastChanges(JdbcTemplate jdbc, List<CommitmentRows> all) {
        this.jdbc = jdbc;
        this.each = all.stream().map(LastChanges::lastOf).collect(joining(" union all "));
    }

    private static String lastOf(CommitmentRows rows) {
        return "select max(%s) as last from %s where %s = asked.code and %s <= asked.up_to and %s"
                .formatted(rows.position(), rows.table(), rows.commitment(), rows.position(), rows.condition());
    }

    /** The last position by which such a row of each of these commitments was made, where there is any. */
    public Map<String, Long> of(List<String> commitments, long upTo) {
        var among = Among.of(commitments);
        var sql = "select code, last from (select " + among.rows() + " as code, ?::bigint as up_to) as asked"
                + " cross join lateral (select max(last) as last from (" + each + ") as changes) as change"
                + " where last is not null";
        var changes = new HashMap<String, Long>();
        jdbc.query(
                sql,
                row -> {
                    changes.put(row.getString("code"), row.getLong("last"));
                },
                among.argument(),
                upTo);
        return changes;
    }
}
