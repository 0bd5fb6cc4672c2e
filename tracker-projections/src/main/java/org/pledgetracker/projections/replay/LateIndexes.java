package org.pledgetracker.projections.replay;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The indexes that a replay makes at its end, for less than what they cost while rows are added: all of the two tables that every
 * event adds to, but for the key by which the current version of a delivery is found.
 */
final class LateIndexes {

    private static final String LATE = """
            select tables.relname, indexes.relname,
                   case when made.conname is null then pg_get_indexdef(indexes.oid)
                        else format('alter table %I add constraint %I %s',
                                    tables.relname, made.conname, pg_get_constraintdef(made.oid)) end,
                   case when made.conname is null then format('drop index %I', indexes.relname)
                        else format('alter table %I drop constraint %I', tables.relname, made.conname) end
              from pg_index as index
              join pg_class as tables on tables.oid = index.indrelid
              join pg_class as indexes on indexes.oid = index.indexrelid
              left join pg_constraint as made on made.conindid = index.indexrelid
             where index.indrelid in ('history'::regclass, 'entry_version'::regclass)
               and index.indexrelid <> 'entry_version_pkey'::regclass
            """;

    private static final Set<String> BY_POSITION =
            Set.of(CommitmentOrder.INDEX, CommitmentOrder.TABLE + "_commitment_known_to_idx");

    private final JdbcTemplate jdbc;

    /** Those of different tables may be made at the same time. */
    private final List<LateIndex> left = new CopyOnWriteArrayList<>();

    /** @param jdbc whose statements name the replay's tables alone */
    LateIndexes(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    private record LateIndex(String table, String name, String made, String dropped) {}

    /** Drops them; the tables have no rows yet. */
    void leaveOut() {
        left.clear();
        left.addAll(jdbc.query(
                LATE,
                (row, _) -> new LateIndex(row.getString(1), row.getString(2), row.getString(3), row.getString(4))));
        left.forEach(index -> jdbc.execute(index.dropped()));
    }

    /**
     * Makes those by which the versions of a commitment's deliveries are found that were made, or ended, since a position. Of a busy
     * commitment they are looked for while events are folded.
     */
    void makeByPosition() {
        make(index -> BY_POSITION.contains(index.name()));
    }

    /** Makes those of a table that are still left out. */
    void makeOf(String table) {
        make(index -> index.table().equals(table));
    }

    private void make(Predicate<LateIndex> which) {
        var asked = left.stream().filter(which).toList();
        asked.forEach(index -> jdbc.execute(index.made()));
        left.removeAll(asked);
    }
}
