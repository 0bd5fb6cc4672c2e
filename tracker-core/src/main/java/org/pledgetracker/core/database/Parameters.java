package org.pledgetracker.core.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sets one parameter of a statement after another. Arrays of text and of whole numbers go to the server in binary form, which
 * nobody has to escape or to parse.
 */
public final class Parameters {

    private final PreparedStatement statement;
    private int index;

    public Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    public Parameters text(String value) throws SQLException {
        statement.setString(++index, value);
        return this;
    }

    public Parameters number(long value) throws SQLException {
        statement.setLong(++index, value);
        return this;
    }

    /** An array of one column's values, row after row. */
    public <R> Parameters texts(Collection<R> rows, Function<R, @Nullable String> column) throws SQLException {
        return array("text", rows.stream().map(column).toArray(String[]::new));
    }

    /** An array of one column's values, row after row. */
    public <R> Parameters numbers(Collection<R> rows, Function<R, @Nullable Long> column) throws SQLException {
        return array("bigint", rows.stream().map(column).toArray(Long[]::new));
    }

    /** @param type of the values, as the server calls it */
    public <R> Parameters values(String type, Collection<R> rows, Function<R, @Nullable Object> column)
            throws SQLException {
        return array(type, rows.stream().map(column).toArray());
    }

    private Parameters array(String type, @Nullable Object[] values) throws SQLException {
        statement.setArray(++index, statement.getConnection().createArrayOf(type, values));
        return this;
    }
}
