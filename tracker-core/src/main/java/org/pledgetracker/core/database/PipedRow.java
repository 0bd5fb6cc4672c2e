package org.pledgetracker.core.database;

import java.nio.ByteBuffer;
import java.util.List;

/** A row of an answer in binary form, without nulls. Columns count from 1, as the driver's do. */
public final class PipedRow {

    private final List<byte[]> columns;

    PipedRow(List<byte[]> columns) {
        this.columns = columns;
    }

    /** Of a bigint. */
    public long number(int column) {
        return bytes(column).getLong();
    }

    /** Of an array of bigint, without nulls. */
    public long[] numbers(int column) {
        var bytes = bytes(column);
        int dimensions = bytes.getInt();
        // Whether there are nulls, and the type of the elements.
        bytes.getInt();
        bytes.getInt();
        if (dimensions == 0) {
            return new long[0];
        }
        var numbers = new long[bytes.getInt()];
        // The first index.
        bytes.getInt();
        for (int i = 0; i < numbers.length; i++) {
            // The element's length.
            bytes.getInt();
            numbers[i] = bytes.getLong();
        }
        return numbers;
    }

    private ByteBuffer bytes(int column) {
        return ByteBuffer.wrap(columns.get(column - 1));
    }
}
