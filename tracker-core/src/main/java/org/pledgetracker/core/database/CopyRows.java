package org.pledgetracker.core.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into a table in PostgreSQL's binary form of {@code COPY}, which nobody has to escape or to parse: the
 * cheapest way in for many. Values are given row after row, in the order of the columns, and sent as they come, so that the
 * server stores some while others are made.
 */
public final class CopyRows implements AutoCloseable {

    /** From which PostgreSQL counts microseconds. */
    public static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int NULL = -1;
    private static final short END = -1;
    private static final int SENT_AT_ONCE = 32 * 1024;
    private static final int LARGEST_NUMBER = Integer.BYTES + 2 * Long.BYTES;

    private final CopyIn copy;
    private final short columns;
    private final ByteBuffer buffer = ByteBuffer.allocate(SENT_AT_ONCE);

    private CopyRows(CopyIn copy, int columns) {
        this.copy = copy;
        this.columns = (short) columns;
        buffer.put(SIGNATURE).putLong(0);
    }

    /** @param table a name of this code's own, never of a request, like those of the columns */
    public static CopyRows into(Connection connection, String table, List<String> columns) throws SQLException {
        var sql = "copy " + table + " (" + String.join(", ", columns) + ") from stdin (format binary)";
        return new CopyRows(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql), columns.size());
    }

    public CopyRows row() throws SQLException {
        room().putShort(columns);
        return this;
    }

    /** @param text of a column of text or of JSON */
    public CopyRows text(@Nullable String text) throws SQLException {
        if (text == null) {
            room().putInt(NULL);
            return this;
        }
        return text(text.getBytes(UTF_8));
    }

    /** @param bytes in UTF-8, of a column of text or of JSON */
    public CopyRows text(byte[] bytes) throws SQLException {
        room().putInt(bytes.length);
        if (bytes.length > buffer.remaining()) {
            send();
        }
        if (bytes.length > buffer.remaining()) {
            copy.writeToCopy(bytes, 0, bytes.length);
        } else {
            buffer.put(bytes);
        }
        return this;
    }

    /** @param number of a bigint */
    public CopyRows number(@Nullable Long number) throws SQLException {
        if (number == null) {
            room().putInt(NULL);
        } else {
            room().putInt(Long.BYTES).putLong(number);
        }
        return this;
    }

    public CopyRows integer(int number) throws SQLException {
        room().putInt(Integer.BYTES).putInt(number);
        return this;
    }

    public CopyRows id(UUID id) throws SQLException {
        room().putInt(2 * Long.BYTES).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        return this;
    }

    /** @param time of a timestamptz; what is finer than microseconds is cut off */
    public CopyRows time(Instant time) throws SQLException {
        return number(ChronoUnit.MICROS.between(EPOCH, time));
    }

    /** All rows are given; the server has them, or refuses them. */
    public void end() throws SQLException {
        room().putShort(END);
        send();
        copy.endCopy();
    }

    private ByteBuffer room() throws SQLException {
        if (buffer.remaining() < LARGEST_NUMBER) {
            send();
        }
        return buffer;
    }

    private void send() throws SQLException {
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        buffer.clear();
    }

    /** Takes back what was given and not ended. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
