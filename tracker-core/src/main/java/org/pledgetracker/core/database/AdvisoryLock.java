package org.pledgetracker.core.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Held by whoever does something that one does at a time, among all nodes of a database. It goes with its connection. */
public final class AdvisoryLock implements AutoCloseable {

    /** What is done by one at a time; each has its number in the database. */
    public enum Work {
        REPLAY(0x7265706C6179L),
        TRANSPARENCY_LOG(0x6C6F67L);

        private final long number;

        Work(long number) {
            this.number = number;
        }
    }

    private final Connection connection;
    private final Work work;

    private AdvisoryLock(Connection connection, Work work) {
        this.connection = connection;
        this.work = work;
    }

    /** Takes it and a connection for as long; empty where another has it. */
    public static Optional<AdvisoryLock> take(DataSource dataSource, Work work) throws SQLException {
        var lock = new AdvisoryLock(dataSource.getConnection(), work);
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

    /** The one that holds it: whoever writes with it has not lost the lock. */
    public Connection connection() {
        return connection;
    }

    private boolean is(String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setLong(1, work.number);
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
