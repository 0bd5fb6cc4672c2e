package org.pledgetracker.core.benchmark;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Rows on their way into a table, in the binary form of COPY. */
final class BinaryCopy {

    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int CHUNK = 64 * 1024;
    private static final int LARGEST_ROW = 8 * 1024;
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final CopyIn copy;
    private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK + LARGEST_ROW);

    BinaryCopy(Connection connection, String sql) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    BinaryCopy row(int columns) throws SQLException {
        if (buffer.position() >= CHUNK) {
            send();
        }
        buffer.putShort((short) columns);
        return this;
    }

    BinaryCopy number(long value) {
        buffer.putInt(Long.BYTES).putLong(value);
        return this;
    }

    BinaryCopy integer(int value) {
        buffer.putInt(Integer.BYTES).putInt(value);
        return this;
    }

    /** Text, JSON or bytes: all the same on the wire. */
    BinaryCopy text(String value) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        buffer.putInt(bytes.length).put(bytes);
        return this;
    }

    BinaryCopy uuid(UUID value) {
        buffer.putInt(2 * Long.BYTES).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        return this;
    }

    BinaryCopy instant(Instant value) {
        return number(EPOCH.until(value, ChronoUnit.MICROS));
    }

    /** @return the number of rows */
    long end() throws SQLException {
        buffer.putShort((short) -1);
        send();
        return copy.endCopy();
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }
}
