package org.pledgetracker.core.database;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.PGStream;
import org.postgresql.core.QueryExecutorBase;

/** What the driver sends and receives messages with, once it has signed in. It shows the stream to its own subclasses alone. */
final class DriverStream {

    private static final String FIELD = "pgStream";

    private DriverStream() {}

    /** @throws IllegalStateException where another version of the driver keeps it elsewhere */
    static PGStream of(Connection connection) throws SQLException {
        var executor = connection.unwrap(BaseConnection.class).getQueryExecutor();
        try {
            var field = QueryExecutorBase.class.getDeclaredField(FIELD);
            field.setAccessible(true);
            return (PGStream) field.get(executor);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the driver has no " + FIELD, e);
        }
    }
}
