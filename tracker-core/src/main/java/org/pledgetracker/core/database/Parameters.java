package org.pledgetracker.core.database;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.database.BinaryArray.Element;

/**
 * Sets one parameter of a statement after another. Arrays of text and of whole numbers go to the server in binary form, which the
 * connection's URL must not have switched off.
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
        return array(Element.TEXT, rows, row -> BinaryArray.text(column.apply(row)));
    }

    /** An array of one column's values, row after row. */
    public <R> Parameters numbers(Collection<R> rows, Function<R, @Nullable Long> column) throws SQLException {
        return array(Element.BIGINT, rows, row -> BinaryArray.bigint(column.apply(row)));
    }

    /** @param type of the values, as the server calls it */
    public <R> Parameters values(String type, Collection<R> rows, Function<R, @Nullable Object> column)
            throws SQLException {
        var values = rows.stream().map(column).toArray();
        statement.setArray(++index, statement.getConnection().createArrayOf(type, values));
        return this;
    }

    private <R> Parameters array(Element element, Collection<R> rows, Function<R, byte @Nullable []> column)
            throws SQLException {
        statement.setObject(++index, BinaryArray.of(element, rows, column));
        return this;
    }
}
