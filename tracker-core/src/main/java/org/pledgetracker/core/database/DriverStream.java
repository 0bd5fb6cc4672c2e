package org.pledgetracker.core.database;

import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.PGStream;
import org.postgresql.core.QueryExecutorBase;

/**
 * What the driver sends and receives messages with, once it has signed in. It shows the stream to its own subclasses alone, so
 * another version of it may put it elsewhere: then this class cannot be loaded, and nothing is recorded.
 */
final class DriverStream {

    private static final Field STREAM = field();

    private DriverStream() {}

    static PGStream of(Connection connection) throws SQLException {
        try {
            return (PGStream) STREAM.get(connection.unwrap(BaseConnection.class).getQueryExecutor());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Field field() {
        try {
            var field = QueryExecutorBase.class.getDeclaredField("pgStream");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}
