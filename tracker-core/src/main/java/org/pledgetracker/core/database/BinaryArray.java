package org.pledgetracker.core.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Oid;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/**
 * An array of one dimension in the form in which PostgreSQL's binary protocol has it, which nobody has to escape or to parse: as a
 * parameter for the driver, or as bytes for a {@link Pipeline}.
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

        /** The number of the array's type. */
        int arrayOid() {
            return arrayOid;
        }
    }

    private final byte[] bytes;

    private BinaryArray(String type, byte[] bytes) {
        setType(type);
        this.bytes = bytes;
    }

    /** @param column the bytes of a row's value; null for SQL's null */
    static <R> BinaryArray of(Element element, Collection<R> rows, Function<R, byte @Nullable []> column) {
        return new BinaryArray(element.array, bytes(element, rows, column));
    }

    /** @param column the bytes of a row's value; null for SQL's null */
    static <R> byte[] bytes(Element element, Collection<R> rows, Function<R, byte @Nullable []> column) {
        return bytes(element.oid, rows, column);
    }

    /**
     * @param oid the number of the elements' type
     * @param element the bytes of a row's element; null for SQL's null
     */
    static <R> byte[] bytes(int oid, Collection<R> rows, Function<R, byte @Nullable []> element) {
        var values = new ArrayList<byte @Nullable []>(rows.size());
        int length = HEADER;
        for (var row : rows) {
            byte[] value = element.apply(row);
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
        return buffer.array();
    }

    static byte @Nullable [] text(@Nullable String value) {
        return value == null ? null : value.getBytes(UTF_8);
    }

    static byte @Nullable [] bigint(@Nullable Long value) {
        return value == null
                ? null
                : ByteBuffer.allocate(Long.BYTES).putLong(value).array();
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
