package org.pledgetracker.projections.replay;

import org.pledgetracker.projections.view.ViewPosition;
import org.pledgetracker.projections.view.ViewSchema;
import org.springframework.jdbc.core.JdbcTemplate;

/** How far the tables are that answers come from, asked on a connection that stands in others. */
final class LivePosition {

    private LivePosition() {}

    static long of(JdbcTemplate jdbc) {
        var position = jdbc.queryForList(
                "select position from " + ViewSchema.LIVE + ".token where processor = ? and segment = 0",
                Long.class,
                ViewPosition.PROCESSOR);
        return position.isEmpty() ? 0 : position.getFirst();
    }
}
