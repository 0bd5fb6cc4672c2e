package org.pledgetracker.projections.view;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import org.pledgetracker.core.database.CopyRows;
import org.pledgetracker.core.database.Parameters;
import org.pledgetracker.core.eventstore.EventJson;
import org.pledgetracker.core.eventstore.RecordReader;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.databind.json.JsonMapper;

/** A table of versions: each row a record's content and the positions that know it. */
public final class VersionedTable<V> {

    private static final JsonMapper JSON = EventJson.mapper();

    private static final List<String> COLUMNS =
            List.of("key", "known_from", "known_to", "commitment", "recorded_as", "content");

    private static final String ROWS = "select " + String.join(", ", COLUMNS) + " from ";

    private static final String FIRST = "known_from = recorded_as";
    private static final String LATER = "known_from <> recorded_as";

    private final String table;
    private final JdbcTemplate jdbc;
    private final GrowingTable<Version<V>> stored;
    private final RecordReader<V> contents;

    /** @param table a name of this code's own, never of a request */
    public VersionedTable(String table, Class<V> type, JdbcTemplate jdbc) {
        this.table = table;
        this.contents = new RecordReader<>(type, JSON);
        this.jdbc = jdbc;
        this.stored = new GrowingTable<>(table, COLUMNS, VersionedTable::values, jdbc);
    }

    /** Begins a batch that will touch these records. */
    public VersionedBatch<V> batch(Collection<String> keys) {
        var current = new HashMap<String, Version<V>>();
        if (!keys.isEmpty()) {
            var sql = ROWS + table + " where key = any (?) and known_to is null";
            jdbc.query(
                            connection -> {
                                var statement = connection.prepareStatement(sql);
                                new Parameters(statement).texts(keys, key -> key);
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
        var sql = ROWS + table + " where known_from <= ? and (known_to is null or known_to > ?) and (" + condition
                + ") order by recorded_as limit ?";
        var all = new ArrayList<Object>(List.of(position, position));
        all.addAll(List.of(arguments));
        all.add(limit);
        return jdbc.query(sql, rows(), all.toArray());
    }

    /**
     * What was known at a position of a commitment's records and was not known at an earlier one, in the order they were recorded:
     * first versions are found by where they were recorded, later ones by an index of their own.
     */
    public List<Version<V>> changedSince(long since, long position, String commitment) {
        var known = " and (known_to is null or known_to > ?)";
        var sql = ROWS + table + " where commitment = ? and recorded_as > ? and recorded_as <= ? and " + FIRST + known
                + " union all "
                + ROWS + table + " where commitment = ? and known_from > ? and known_from <= ? and " + LATER + known
                + " order by recorded_as";
        return jdbc.query(sql, rows(), commitment, since, position, position, commitment, since, position, position);
    }

    /** Every version that was made up to a position, of the records of a commitment, oldest first. */
    public List<Version<V>> versionsUpTo(long position, String commitment) {
        var sql = ROWS + table + " where commitment = ? and known_from <= ? order by recorded_as, known_from";
        return jdbc.query(sql, rows(), commitment, position);
    }

    /** Every version that was made up to a position, of these records, oldest first. */
    public List<Version<V>> versionsUpTo(long position, List<String> keys) {
        var sql = ROWS + table + " where key = any (?) and known_from <= ? order by recorded_as, known_from";
        return jdbc.query(sql, rows(), keys.toArray(String[]::new), position);
    }

    /** The versions that a condition on the table's own columns selects, in the order their records were recorded. */
    public List<Version<V>> versions(String condition, Object... arguments) {
        return jdbc.query(
                ROWS + table + " where " + condition + " order by recorded_as, known_from", rows(), arguments);
    }

    /** @param commitment which one a row is about, on the table's own columns */
    public CommitmentRows rows(String commitment) {
        return new CommitmentRows(table, commitment, "known_from", "true");
    }

    /**
     * The same in parts: where each was recorded, which is where its first version is known from, and later versions, which have an
     * index of their own.
     */
    public List<CommitmentRows> firstAndLaterRows(String commitment) {
        return List.of(
                new CommitmentRows(table, commitment, "recorded_as", "true"),
                new CommitmentRows(table, commitment, "known_from", LATER));
    }

    /** Tells stored versions their end. */
    void end(List<Version<V>> versions) {
        var sql = "update " + table + " as version set known_to = ended.known_to"
                + " from unnest(?::text[], ?::bigint[], ?::bigint[]) as ended (key, known_from, known_to)"
                + " where version.key = ended.key and version.known_from = ended.known_from";
        jdbc.update(connection -> {
            var statement = connection.prepareStatement(sql);
            new Parameters(statement)
                    .texts(versions, Version::key)
                    .numbers(versions, Version::knownFrom)
                    .numbers(versions, Version::knownTo);
            return statement;
        });
    }

    void insert(List<Version<V>> versions) {
        stored.add(versions.stream().sorted(Comparator.comparing(Version::key)).toList());
    }

    private static <V> void values(Version<V> version, CopyRows row) throws SQLException {
        row.text(version.key())
                .number(version.knownFrom())
                .number(version.knownTo())
                .text(version.commitment())
                .number(version.recordedAs())
                .text(JSON.writeValueAsBytes(version.content()));
    }

    /** By place, in the order of the columns, and from bytes: an answer may need very many rows. */
    private RowMapper<Version<V>> rows() {
        return (row, _) -> {
            long end = row.getLong(3);
            Long knownTo = row.wasNull() ? null : end;
            return new Version<>(
                    row.getString(1),
                    row.getString(4),
                    row.getLong(5),
                    row.getLong(2),
                    knownTo,
                    contents.read(row.getBytes(6)));
        };
    }
}
