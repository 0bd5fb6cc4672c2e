package org.pledgetracker.core.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * How often the server has told the disk to keep its log, since its statistics began.
 *
 * <p>This is the evidence that durability is on: killing a server proves nothing, since the operating system's cache
 * outlives it. With {@code fsync=off} the count stays where it is, whatever is committed.
 *
 * @param count calls, of all processes of the server
 * @param time what they took; zero unless {@code track_wal_io_timing} is on
 */
public record WalFsyncs(long count, Duration time) {

    private static final String SUM = """
            SELECT coalesce(sum(fsyncs), 0)::bigint, coalesce(sum(fsync_time), 0)::float8
            FROM pg_stat_io WHERE object = 'wal'""";

    /** The calls of {@link #measure}. */
    public static long count(Connection connection) throws SQLException {
        return measure(connection).count();
    }

    /**
     * Reads the totals, with everything that this connection has done until now. What others did may be missing for
     * some seconds, until they report it. Needs PostgreSQL 18.
     *
     * @param connection in autocommit mode: inside a transaction nothing new is reported
     */
    public static WalFsyncs measure(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            throw new IllegalArgumentException("statistics are only reported between transactions");
        }
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT pg_stat_force_next_flush()");
            statement.execute("SELECT pg_stat_clear_snapshot()");
            try (var row = statement.executeQuery(SUM)) {
                row.next();
                return new WalFsyncs(row.getLong(1), Duration.ofNanos((long) (row.getDouble(2) * 1_000_000)));
            }
        }
    }
}
