package org.pledgetracker.core.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Oid;
import org.postgresql.util.PGBinaryObject;
import org.postgresql.util.PGobject;

/**
 * An array of one dimension in the form in which PostgreSQL's binary protocol has it, which nobody has to escape or to parse. The
 * driver makes such arrays of numbers and of text, and would have the server read UUIDs and JSON from their texts.
 */
final class BinaryArray extends PGobject implements PGBinaryObject {

    private static final long serialVersionUID = 1;

    private static final int DIMENSIONS = 1;
    private static final int MAY_HAVE_NULLS = 1;
    private static final int FIRST_INDEX = 1;
    private static final int HEADER = 5 * Integer.BYTES;
    private static final int NULL = -1;

    /** What an array can have. Its name and those of its values are the server's own; their numbers never change. */
    enum Element {
        UUID("_uuid", Oid.UUID, Oid.UUID_ARRAY),
        TEXT("_text", Oid.TEXT, Oid.TEXT_ARRAY),
        BIGINT("_int8", Oid.INT8, Oid.INT8_ARRAY),
        INTEGER("_int4", Oid.INT4, Oid.INT4_ARRAY),
        JSON("_json", Oid.JSON, Oid.JSON_ARRAY);

        private final String array;
        private final int oid;
        private final int arrayOid;

        Element(String array, int oid, int arrayOid) {
            this.array = array;
            this.oid = oid;
            this.arrayOid = arrayOid;
        }
    }

    private final byte[] bytes;

    private BinaryArray(Element element, byte[] bytes) {
        setType(element.array);
        this.bytes = bytes;
    }

    /** What the driver's {@code binaryTransferEnable} has to say, without which it sends text. */
    static String types() {
        return Arrays.stream(Element.values())
                .map(element -> Integer.toString(element.arrayOid))
                .collect(Collectors.joining(","));
    }

    /** @param column the bytes of a row's value; null for SQL's null */
    static <R> BinaryArray of(Element element, Collection<R> rows, Function<R, byte @Nullable []> column) {
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
                .putInt(element.oid)
                .putInt(values.size())
                .putInt(FIRST_INDEX);
        for (byte[] value : values) {
            if (value == null) {
                buffer.putInt(NULL);
            } else {
                buffer.putInt(value.length).put(value);
            }
        }
        return new BinaryArray(element, buffer.array());
    }

    static byte @Nullable [] text(@Nullable String value) {
        return value == null ? null : value.getBytes(UTF_8);
    }

    static byte @Nullable [] bigint(@Nullable Long value) {
        return value == null
                ? null
                : ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    static byte[] integer(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    static byte[] uuid(UUID value) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(value.getMostSignificantBits())
                .putLong(value.getLeastSignificantBits())
                .array();
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

    /** The driver asks for text on a connection that {@link #types} was not said to. */
    @Override
    public String getValue() {
        throw new IllegalStateException("a connection without binary " + getType());
    }
}
