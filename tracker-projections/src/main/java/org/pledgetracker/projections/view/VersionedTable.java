package org.pledgetracker.projections.view;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.database.CopyRows;
import org.pledgetracker.core.eventstore.EventJson;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.databind.json.JsonMapper;

/** A table of versions: each row a record's content and the positions that know it. */
public final class VersionedTable<V> {

    private static final JsonMapper JSON = EventJson.mapper();

    private static final List<String> COLUMNS =
            List.of("key", "known_from", "known_to", "commitment", "recorded_as", "content");

    /** So many rows pay the copy's own round trips. */
    private static final int COPIED_FROM = 100;

    private final String table;
    private final Class<V> type;
    private final JdbcTemplate jdbc;

    /** @param table a name of this code's own, never of a request */
    public VersionedTable(String table, Class<V> type, JdbcTemplate jdbc) {
        this.table = table;
        this.type = type;
        this.jdbc = jdbc;
    }

    /** Begins a batch that will touch these records. */
    public VersionedBatch<V> batch(Collection<String> keys) {
        var current = new HashMap<String, Version<V>>();
        if (!keys.isEmpty()) {
            var sql = "select * from " + table + " where key = any (?) and known_to is null";
            jdbc.query(
                            connection -> {
                                var statement = connection.prepareStatement(sql);
                                statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
                                return statement;
                            },
                            rows())
                    .forEach(version -> current.put(version.key(), version));
        }
        return new VersionedBatch<>(this, current);
    }

    /** What was known at a position of the records that a condition selects, in the order they were recorded. */
    public List<Version<V>> knownAt(long position, String condition, Object... arguments) {
        return knownAt(position, Integer.MAX_VALUE, condition, arguments);
    }

    /** The first of what was known at a position of the records that a condition selects. */
    public List<Version<V>> knownAt(long position, int limit, String condition, Object... arguments) {
        var sql = "select * from " + table + " where known_from <= ? and (known_to is null or known_to > ?) and ("
                + condition + ") order by recorded_as limit ?";
        var all = new ArrayList<Object>(List.of(position, position));
        all.addAll(List.of(arguments));
        all.add(limit);
        return jdbc.query(sql, rows(), all.toArray());
    }

    /** Every version that was made up to a position, of the records of a commitment, oldest first. */
    public List<Version<V>> versionsUpTo(long position, String commitment) {
        var sql =
                "select * from " + table + " where commitment = ? and known_from <= ? order by recorded_as, known_from";
        return jdbc.query(sql, rows(), commitment, position);
    }

    /** Every version that was made up to a position, of these records, oldest first. */
    public List<Version<V>> versionsUpTo(long position, List<String> keys) {
        var sql =
                "select * from " + table + " where key = any (?) and known_from <= ? order by recorded_as, known_from";
        return jdbc.query(sql, rows(), keys.toArray(String[]::new), position);
    }

    /** The versions that a condition on the table's own columns selects, in the order their records were recorded. */
    public List<Version<V>> versions(String condition, Object... arguments) {
        return jdbc.query(
                "select * from " + table + " where " + condition + " order by recorded_as, known_from",
                rows(),
                arguments);
    }

    /** The last position by which a record of each of these commitments changed, where it has any. */
    public Map<String, Long> lastChanges(List<String> commitments, long upTo) {
        return lastChanges("version.commitment", commitments, upTo);
    }

    /** @param commitment what tells a record's commitment, on the table's own columns */
    public Map<String, Long> lastChanges(String commitment, List<String> commitments, long upTo) {
        var sql = "select commitment, last from unnest(?::text[]) as asked (commitment) cross join lateral (select"
                + " max(known_from) as last from " + table + " as version where " + commitment + " = asked.commitment"
                + " and known_from <= ?) as change where last is not null";
        var changes = new HashMap<String, Long>();
        jdbc.query(
                sql,
                row -> {
                    changes.put(row.getString("commitment"), row.getLong("last"));
                },
                commitments.toArray(String[]::new),
                upTo);
        return changes;
    }

    /** Tells stored versions their end. */
    void end(List<Version<V>> versions) {
        var sql = "update " + table + " as version set known_to = ended.known_to"
                + " from unnest(?::text[], ?::bigint[], ?::bigint[]) as ended (key, known_from, known_to)"
                + " where version.key = ended.key and version.known_from = ended.known_from";
        jdbc.update(connection -> {
            var statement = connection.prepareStatement(sql);
            statement.setArray(1, column(connection, "text", versions.stream().map(Version::key)));
            statement.setArray(2, column(connection, "bigint", versions.stream().map(Version::knownFrom)));
            statement.setArray(3, column(connection, "bigint", versions.stream().map(Version::knownTo)));
            return statement;
        });
    }

    void insert(List<Version<V>> versions) {
        if (versions.size() < COPIED_FROM) {
            insertFew(versions);
        } else {
            copy(versions);
        }
    }

    private void copy(List<Version<V>> versions) {
        jdbc.execute((ConnectionCallback<@Nullable Void>) connection -> {
            try (var rows = CopyRows.into(connection, table, COLUMNS)) {
                for (var version : inOrderOfKeys(versions)) {
                    rows.row()
                            .text(version.key())
                            .number(version.knownFrom())
                            .number(version.knownTo())
                            .text(version.commitment())
                            .number(version.recordedAs())
                            .text(JSON.writeValueAsString(version.content()));
                }
                rows.end();
            }
            return null;
        });
    }

    /** Neighbours in the index are found where the one before was. */
    private static <V> List<Version<V>> inOrderOfKeys(List<Version<V>> versions) {
        return versions.stream().sorted(Comparator.comparing(Version::key)).toList();
    }

    private void insertFew(List<Version<V>> versions) {
        var sql = "insert into " + table + " (" + String.join(", ", COLUMNS) + ")"
                + " select key, known_from, known_to, commitment, recorded_as, content::json"
                + " from unnest(?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::text[])"
                + " as v (key, known_from, known_to, commitment, recorded_as, content)";
        jdbc.update(connection -> {
            var statement = connection.prepareStatement(sql);
            statement.setArray(1, column(connection, "text", versions.stream().map(Version::key)));
            statement.setArray(2, column(connection, "bigint", versions.stream().map(Version::knownFrom)));
            statement.setArray(3, column(connection, "bigint", versions.stream().map(Version::knownTo)));
            statement.setArray(4, column(connection, "text", versions.stream().map(Version::commitment)));
            statement.setArray(5, column(connection, "bigint", versions.stream().map(Version::recordedAs)));
            statement.setArray(
                    6, column(connection, "text", versions.stream().map(v -> JSON.writeValueAsString(v.content()))));
            return statement;
        });
    }

    private static Array column(Connection connection, String type, Stream<?> values) throws SQLException {
        return connection.createArrayOf(type, values.toArray());
    }

    private RowMapper<Version<V>> rows() {
        return (row, _) -> new Version<>(
                row.getString("key"),
                row.getString("commitment"),
                row.getLong("recorded_as"),
                row.getLong("known_from"),
                row.getObject("known_to", Long.class),
                JSON.readValue(row.getString("content"), type));
    }
}
