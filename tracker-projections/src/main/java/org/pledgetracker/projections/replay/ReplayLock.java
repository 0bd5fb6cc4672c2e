package org.pledgetracker.projections.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Held by whoever works on the replayed tables: one, among all nodes of a database. */
final class ReplayLock implements AutoCloseable {

    /** A number that no other work of the tracker locks. */
    private static final long NUMBER = 0x7265706C6179L;

    private final Connection connection;

    private ReplayLock(Connection connection) {
        this.connection = connection;
    }

    /** Takes it and a connection for as long; empty where another has it. */
    static Optional<ReplayLock> take(DataSource dataSource) throws SQLException {
        var lock = new ReplayLock(dataSource.getConnection());
        boolean taken = false;
        try {
            taken = lock.is("select pg_try_advisory_lock(?)");
            return taken ? Optional.of(lock) : Optional.empty();
        } finally {
            if (!taken) {
                lock.connection.close();
            }
        }
    }

    private boolean is(String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, NUMBER);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            is("select pg_advisory_unlock(?)");
        }
    }
}
