package org.pledgetracker.projections.replay;

import java.util.List;
import java.util.stream.Collectors;
import org.pledgetracker.projections.view.ViewSchema;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A table of the views, and how its rows are read for a comparison.
 *
 * @param columns all, in the table's order
 * @param key the columns of the primary key
 */
record ComparedTable(String name, List<String> columns, List<String> key) {

    private static final String TABLES = """
            select relname, array_agg(attname::text order by attnum) as columns,
                   (select array_agg(part.attname::text order by array_position(i.indkey::int2[], part.attnum))
                      from pg_index i
                      join pg_attribute part on part.attrelid = i.indrelid and part.attnum = any (i.indkey)
                     where i.indrelid = pg_class.oid and i.indisprimary) as key
              from pg_class
              join pg_attribute on attrelid = pg_class.oid and attnum > 0 and not attisdropped
             where relnamespace = ?::regnamespace and relkind = 'r' and relname not in ('token', 'flyway_schema_history')
             group by pg_class.oid, relname order by relname collate "C"
            """;

    /**
     * Every table of rows that follow from events; those of the machinery are left out. As they are live: those of a replay may
     * not have their keys.
     */
    static List<ComparedTable> all(JdbcTemplate jdbc) {
        return jdbc.query(
                TABLES,
                (row, _) -> new ComparedTable(
                        row.getString(1), List.of((String[]) row.getArray(2).getArray()), List.of((String[])
                                row.getArray(3).getArray())),
                ViewSchema.LIVE);
    }

    /** Whether its live rows tell what they were at an earlier position; the others tell the current one alone. */
    boolean tellsThePast() {
        return columns.contains("known_from") || columns.contains("position");
    }

    String replayed() {
        return select(String.join(", ", quoted(columns)), ShadowTables.SCHEMA, "");
    }

    /** @param position the last that the rows shall include */
    String live(long position) {
        var shown = columns.stream()
                .map(column -> column.equals("known_to")
                        ? "case when known_to > " + position + " then null else known_to end as known_to"
                        : '"' + column + '"')
                .collect(Collectors.joining(", "));
        var cut = columns.contains("known_from") ? "known_from" : "position";
        return select(shown, ViewSchema.LIVE, tellsThePast() ? " where " + cut + " <= " + position : "");
    }

    private String select(String shown, String schema, String condition) {
        return "select jsonb_build_array(" + String.join(", ", quoted(key))
                + ")::text as key, row_to_json(rows)::text from (select " + shown + " from " + schema + "." + name
                + condition + ") as rows order by jsonb_build_array(" + String.join(", ", quoted(key))
                + ")::text collate \"C\"";
    }

    private static List<String> quoted(List<String> columns) {
        return columns.stream().map(column -> '"' + column + '"').toList();
    }
}
