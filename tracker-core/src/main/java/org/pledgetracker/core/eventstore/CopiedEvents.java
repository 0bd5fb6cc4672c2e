package org.pledgetracker.core.eventstore;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.pledgetracker.core.database.CopyRows;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads events with PostgreSQL's binary {@code COPY}, the cheapest way out of it: the server formats nothing, and rows come
 * as they are stored.
 */
final class CopiedEvents implements AutoCloseable {

    private static final int SIGNATURE = 11;

    private final CopyOut copy;

    private CopiedEvents(CopyOut copy) {
        this.copy = copy;
    }

    /** The events behind one position and up to another, in order. */
    static CopiedEvents between(Connection connection, long after, long upTo) throws SQLException {
        var sql = "copy (select position, id, aggregate, sequence, type, revision, payload, metadata, recorded_at"
                + " from event_store.event where position > " + after + " and position <= " + upTo
                + " order by position) to stdout (format binary)";
        return new CopiedEvents(
                connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql));
    }

    /** The next rows as they came, at most so many; none at the end. {@link #row} reads them, on any thread. */
    List<byte[]> next(int most) throws SQLException {
        var rows = new ArrayList<byte[]>(most);
        while (rows.size() < most && copy.isActive()) {
            var row = copy.readFromCopy();
            if (row != null && !isTrailer(row)) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** Where there are no rows, it comes with the signature. */
    private static boolean isTrailer(byte[] row) {
        int before = startsWithSignature(row) ? SIGNATURE + 2 * Integer.BYTES : 0;
        return row.length == before + Short.BYTES && ByteBuffer.wrap(row).getShort(before) == -1;
    }

    static EventRow<byte[]> row(byte[] bytes) {
        var row = ByteBuffer.wrap(bytes);
        if (startsWithSignature(bytes)) {
            row.position(SIGNATURE + Integer.BYTES);
            row.position(row.position() + Integer.BYTES + row.getInt(SIGNATURE + Integer.BYTES));
        }
        row.getShort();
        return new EventRow<>(
                field(row).getLong(),
                uuid(field(row)),
                text(field(row)),
                field(row).getLong(),
                text(field(row)),
                field(row).getInt(),
                bytes(field(row)),
                bytes(field(row)),
                CopyRows.EPOCH.plus(field(row).getLong(), ChronoUnit.MICROS));
    }

    /** It stands before the first row. */
    private static boolean startsWithSignature(byte[] bytes) {
        return bytes.length > SIGNATURE && bytes[0] == 'P' && bytes[1] == 'G';
    }

    private static ByteBuffer field(ByteBuffer row) {
        int length = row.getInt();
        var field = row.slice(row.position(), length);
        row.position(row.position() + length);
        return field;
    }

    private static String text(ByteBuffer field) {
        return new String(field.array(), field.arrayOffset(), field.limit(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer field) {
        var bytes = new byte[field.remaining()];
        field.get(bytes);
        return bytes;
    }

    private static String uuid(ByteBuffer field) {
        return new UUID(field.getLong(), field.getLong()).toString();
    }

    /** Reads to the end: to cancel the copy may hit whatever the connection does next. */
    @Override
    public void close() throws SQLException {
        while (copy.isActive()) {
            copy.readFromCopy();
        }
    }
}
