package org.pledgetracker.core.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.Oid;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;
import org.postgresql.util.PSQLState;

/**
 * An array of one dimension in the form in which PostgreSQL's binary protocol has it, which nobody has to escape or to parse. The
 * driver would have the server read rows from a text. Arrays of numbers and of text, which it could make itself, go the same way.
 */
final class BinaryArray extends PGobject implements PGBinaryObject {

    private static final long serialVersionUID = 1;

    private static final int DIMENSIONS = 1;
    private static final int MAY_HAVE_NULLS = 1;
    private static final int FIRST_INDEX = 1;
    private static final int HEADER = 5 * Integer.BYTES;
    private static final int NULL = -1;

    /** Of the server's own types those that columns have here. Their numbers are the same in each database. */
    enum Element {
        TEXT("_text", Oid.TEXT_ARRAY, Oid.TEXT),
        BIGINT("_int8", Oid.INT8_ARRAY, Oid.INT8);

        private final String array;
        private final int arrayOid;
        private final int oid;

        Element(String array, int arrayOid, int oid) {
            this.array = array;
            this.arrayOid = arrayOid;
            this.oid = oid;
        }
    }

    private final int oid;
    private final byte[] bytes;

    private BinaryArray(String type, int oid, byte[] bytes) {
        setType(type);
        this.oid = oid;
        this.bytes = bytes;
    }

    /** @param column the bytes of a row's value; null for SQL's null */
    static <R> BinaryArray of(Element element, Collection<R> rows, Function<R, byte @Nullable []> column) {
        return of(element.array, element.arrayOid, element.oid, rows, column);
    }

    /**
     * An array of whole rows. Each database has a number of its own for a type that was made in it: the driver asks for it with the
     * first array of each connection, and is told that such arrays go in binary form.
     *
     * @param type of the rows, with its schema: a name of this code's own, never of a request
     * @param row its bytes, as {@link BinaryRow} makes them
     * @throws SQLException also where the database has no such type
     */
    static <R> BinaryArray ofRows(
            Connection connection, String type, Collection<R> rows, Function<R, byte @Nullable []> row)
            throws SQLException {
        var driver = connection.unwrap(BaseConnection.class);
        var array = type + "[]";
        int arrayOid = driver.getTypeInfo().getPGType(array);
        if (arrayOid == Oid.UNSPECIFIED) {
            throw new SQLException("the database has no type " + type, PSQLState.UNDEFINED_OBJECT.getState());
        }
        driver.getQueryExecutor().addBinarySendOid(arrayOid);
        return of(array, arrayOid, driver.getTypeInfo().getPGArrayElement(arrayOid), rows, row);
    }

    private static <R> BinaryArray of(
            String type, int arrayOid, int oid, Collection<R> rows, Function<R, byte @Nullable []> column) {
        var values = new ArrayList<byte @Nullable []>(rows.size());
        int length = HEADER;
        for (var row : rows) {
            byte[] value = column.apply(row);
            values.add(value);
            length += Integer.BYTES + (value == null ? 0 : value.length);
        }
        var buffer = ByteBuffer.allocate(length)
                .putInt(DIMENSIONS)
                .putInt(MAY_HAVE_NULLS)
                .putInt(oid)
                .putInt(values.size())
                .putInt(FIRST_INDEX);
        for (byte[] value : values) {
            if (value == null) {
                buffer.putInt(NULL);
            } else {
                buffer.putInt(value.length).put(value);
            }
        }
        return new BinaryArray(type, arrayOid, buffer.array());
    }

    static byte @Nullable [] text(@Nullable String value) {
        return value == null ? null : value.getBytes(UTF_8);
    }

    static byte @Nullable [] bigint(@Nullable Long value) {
        return value == null
                ? null
                : ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    /** The number of the array's type. */
    int oid() {
        return oid;
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public int lengthInBytes() {
        return bytes.length;
    }

    @Override
    public void toBytes(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, bytes.length);
    }

    @Override
    public void setByteValue(byte[] value, int offset) {
        throw new UnsupportedOperationException("it is only sent, never read");
    }

    /** The driver asks for text on a connection that was told to send nothing in binary form. */
    @Override
    public String getValue() {
        throw new IllegalStateException("a connection without binary " + getType());
    }
}
