package org.pledgetracker.core.benchmark;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementRecorded;
import org.pledgetracker.core.eventstore.EventJson;
import tools.jackson.databind.ObjectReader;

/** A row of this store's table, decoded as far as a reader needs it: metadata stays text. */
record RawRow(
        long position,
        UUID id,
        String aggregate,
        long sequence,
        String type,
        int revision,
        DisbursementRecorded payload,
        String metadata,
        long recordedAt) {

    static final String QUERY =
            "select position, id, aggregate, sequence, type, revision, payload, metadata, recorded_at"
                    + " from event_store.event order by position";

    private static final int HEADER = 19;
    private static final short END = -1;
    private static final ObjectReader PAYLOAD = EventJson.mapper().readerFor(DisbursementRecorded.class);

    /** Whether a piece of a COPY is the mark behind the last row. */
    static boolean isEnd(byte[] piece) {
        return piece.length == Short.BYTES && ByteBuffer.wrap(piece).getShort() == END;
    }

    /**
     * @param piece what the server sends at once: a row, the first with a header before it
     */
    static RawRow decode(byte[] piece, boolean first) {
        var row = ByteBuffer.wrap(piece);
        row.position((first ? HEADER : 0) + Short.BYTES);
        long position = number(row);
        row.getInt();
        var id = new UUID(row.getLong(), row.getLong());
        var aggregate = text(piece, row);
        long sequence = number(row);
        var type = text(piece, row);
        row.getInt();
        int revision = row.getInt();
        int length = row.getInt();
        DisbursementRecorded payload = PAYLOAD.readValue(piece, row.position(), length);
        row.position(row.position() + length);
        return new RawRow(position, id, aggregate, sequence, type, revision, payload, text(piece, row), number(row));
    }

    static RawRow decode(ResultSet row) throws SQLException {
        return new RawRow(
                row.getLong(1),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getInt(6),
                PAYLOAD.readValue(row.getString(7)),
                row.getString(8),
                row.getTimestamp(9).getTime());
    }

    private static long number(ByteBuffer row) {
        row.getInt();
        return row.getLong();
    }

    private static String text(byte[] piece, ByteBuffer row) {
        int length = row.getInt();
        var text = new String(piece, row.position(), length, StandardCharsets.UTF_8);
        row.position(row.position() + length);
        return text;
    }
}
