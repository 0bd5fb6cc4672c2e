package org.pledgetracker.projections.replay;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.UncategorizedSQLException;

/** The rows of a table in the order of their keys, as JSON text; never more than some of them in memory. */
final class KeyedRows implements AutoCloseable {

    private static final int AT_ONCE = 1_000;

    private final PreparedStatement statement;
    private final ResultSet rows;

    private KeyedRows(PreparedStatement statement, ResultSet rows) {
        this.statement = statement;
        this.rows = rows;
    }

    /** @param key the values of the primary key, as a JSON array */
    record Row(String key, String row) {

        /** As the server sorts with the collation C. */
        boolean isBefore(Row other) {
            return Arrays.compareUnsigned(bytes(key), bytes(other.key)) < 0;
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * @param connection in a transaction, or the server sends all rows at once
     * @param sql gives key and row, in the order of the keys
     */
    static KeyedRows of(Connection connection, String sql) throws SQLException {
        var statement = connection.prepareStatement(sql);
        statement.setFetchSize(AT_ONCE);
        return new KeyedRows(statement, statement.executeQuery());
    }

    @Nullable
    Row next() {
        try {
            return rows.next() ? new Row(rows.getString(1), rows.getString(2)) : null;
        } catch (SQLException e) {
            throw new UncategorizedSQLException("comparing rows", null, e);
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
