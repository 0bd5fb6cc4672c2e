package org.pledgetracker.projections.replay;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The indexes of the history and of deliveries that a replay does not fold into, since to make them of all rows costs less: all but
 * the key by which the current version of a delivery is found.
 */
final class LateIndexes {

    private static final String LATE = """
            select tables.relname, indexes.relname, pg_get_indexdef(indexes.oid),
                   case when key.conname is null then format('drop index %I', indexes.relname)
                        else format('alter table %I drop constraint %I', tables.relname, key.conname) end
              from pg_index as index
              join pg_class as tables on tables.oid = index.indrelid
              join pg_class as indexes on indexes.oid = index.indexrelid
              left join pg_constraint as key on key.conindid = index.indexrelid
             where index.indrelid in ('history'::regclass, 'entry_version'::regclass)
               and index.indexrelid <> 'entry_version_pkey'::regclass
            """;

    private final JdbcTemplate jdbc;

    /** Those of different tables may be made at the same time. */
    private final List<LateIndex> leftOut = new CopyOnWriteArrayList<>();

    /** @param jdbc whose statements name the replay's tables alone */
    LateIndexes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param making the statement that makes it; it waits for nobody who reads the table
     * @param dropping the statement that drops it
     */
    private record LateIndex(String table, String name, String making, String dropping) {}

    /** Drops them; the tables have no rows yet. */
    void leaveOut() {
        leftOut.clear();
        leftOut.addAll(jdbc.query(
                LATE,
                (row, _) -> new LateIndex(row.getString(1), row.getString(2), row.getString(3), row.getString(4))));
        leftOut.forEach(index -> jdbc.execute(index.dropping()));
    }

    /** Whether some of a table are still left out. */
    boolean lackThoseOf(String table) {
        return leftOut.stream().anyMatch(of(table));
    }

    /** Makes the one that tells the order in which deliveries are to lie. */
    void makeOrder() {
        make(index -> index.name().equals(CommitmentOrder.INDEX));
    }

    /** Makes those of a table that are still left out. */
    void makeOf(String table) {
        make(of(table));
    }

    /** Makes the unique index of the history its primary key again. Waits for whoever reads the table. */
    static void restoreKey(JdbcTemplate jdbc) {
        jdbc.execute("alter table history add primary key using index history_pkey");
    }

    private static Predicate<LateIndex> of(String table) {
        return index -> index.table().equals(table);
    }

    private void make(Predicate<LateIndex> which) {
        var asked = leftOut.stream().filter(which).toList();
        asked.forEach(index -> jdbc.execute(index.making()));
        leftOut.removeAll(asked);
    }
}
