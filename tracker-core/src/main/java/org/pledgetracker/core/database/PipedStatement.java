package org.pledgetracker.core.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.database.BinaryArray.Element;
import org.postgresql.core.Oid;

/** A statement for a {@link Pipeline}, with one parameter after another, all of them in binary form. */
public final class PipedStatement {

    private static final Pattern PLACE = Pattern.compile("\\?");

    /**
     * Nobody compares two.
     *
     * @param oid the number of its type
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Parameter(int oid, byte[] bytes) {}

    private final String sql;
    private final List<Parameter> parameters = new ArrayList<>();

    private final RowType rowType;

    PipedStatement(String sql, RowType rowType) {
        this.sql = sql;
        this.rowType = rowType;
    }

    public PipedStatement text(String value) {
        return text(value.getBytes(UTF_8));
    }

    /** @param value in UTF-8 */
    public PipedStatement text(byte[] value) {
        parameters.add(new Parameter(Oid.VARCHAR, value));
        return this;
    }

    /** @param value of a bigint */
    public PipedStatement number(long value) {
        parameters.add(new Parameter(
                Oid.INT8, ByteBuffer.allocate(Long.BYTES).putLong(value).array()));
        return this;
    }

    /** An array of one column's values, row after row. */
    public <R> PipedStatement texts(Collection<R> rows, Function<R, @Nullable String> column) {
        return array(Element.TEXT, rows, row -> BinaryArray.text(column.apply(row)));
    }

    /** An array of one column's values, row after row. */
    public <R> PipedStatement numbers(Collection<R> rows, Function<R, @Nullable Long> column) {
        return array(Element.BIGINT, rows, row -> BinaryArray.bigint(column.apply(row)));
    }

    private <R> PipedStatement array(Element element, Collection<R> rows, Function<R, byte @Nullable []> column) {
        parameters.add(new Parameter(element.arrayOid(), BinaryArray.bytes(element, rows, column)));
        return this;
    }

    /**
     * An array of whole rows, of the pipeline's type.
     *
     * @param row its bytes, as {@link BinaryRow} makes them
     */
    public <R> PipedStatement rows(Collection<R> rows, Function<R, byte @Nullable []> row) {
        parameters.add(new Parameter(rowType.arrayOid(), BinaryArray.bytes(rowType.oid(), rows, row)));
        return this;
    }

    /** With numbered places, as the protocol wants them. No text of this code's statements has a question mark. */
    String numberedSql() {
        var places = PLACE.matcher(sql);
        var numbers = new AtomicInteger();
        return places.replaceAll(_ -> "\\$" + numbers.incrementAndGet());
    }

    String sql() {
        return sql;
    }

    List<Parameter> parameters() {
        return parameters;
    }
}
