package org.pledgetracker.core.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.UUID;
import org.postgresql.core.Oid;

/**
 * A row of a composite type in the form in which PostgreSQL's binary protocol has it. Values are given in the order of the type's
 * fields, none of them null.
 */
public final class BinaryRow {

    private static final int USUAL_SIZE = 1024;
    private static final int FIELD_HEADER = 2 * Integer.BYTES;

    /** The fields, behind room for their number. */
    private ByteBuffer buffer = ByteBuffer.allocate(USUAL_SIZE).position(Integer.BYTES);

    private int fields;

    /** @param number of a bigint */
    public BinaryRow number(long number) {
        field(Oid.INT8, Long.BYTES).putLong(number);
        return this;
    }

    public BinaryRow integer(int number) {
        field(Oid.INT4, Integer.BYTES).putInt(number);
        return this;
    }

    public BinaryRow id(UUID id) {
        field(Oid.UUID, 2 * Long.BYTES).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return this;
    }

    public BinaryRow text(String text) {
        return field(Oid.TEXT, text.getBytes(UTF_8));
    }

    /** @param text in UTF-8; the server checks that it is JSON */
    public BinaryRow json(byte[] text) {
        return field(Oid.JSON, text);
    }

    private BinaryRow field(int oid, byte[] bytes) {
        field(oid, bytes.length).put(bytes);
        return this;
    }

    private ByteBuffer field(int oid, int length) {
        fields++;
        int needed = FIELD_HEADER + length;
        if (buffer.remaining() < needed) {
            buffer = ByteBuffer.allocate(2 * (buffer.position() + needed)).put(buffer.flip());
        }
        return buffer.putInt(oid).putInt(length);
    }

    /** The row with the values that were given so far. */
    public byte[] bytes() {
        buffer.putInt(0, fields);
        return Arrays.copyOf(buffer.array(), buffer.position());
    }
}
