package org.pledgetracker.core.transparency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.pledgetracker.core.eventstore.EventRow;

/**
 * The bytes of a leaf: every field of a stored event as a length of four bytes, the most significant first, and its bytes. The
 * order is position, id, aggregate, sequence, type, revision, recording time, payload, metadata; numbers in decimal, the id as
 * UUID text in lower case, the time in RFC 3339 in UTC with six decimals and {@code Z}, payload and metadata as stored.
 */
public final class LeafData {

    /** An entry of a tile's bundle tells its length in two bytes. */
    public static final int LONGEST = 65_535;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final int FIELDS = 9;

    private LeafData() {}

    /** @throws IllegalArgumentException where it is longer than {@value #LONGEST} bytes */
    public static byte[] of(EventRow<byte[]> event) {
        var data = new ByteArrayOutputStream(event.payload().length + event.metadata().length + 200);
        add(data, Long.toString(event.position()));
        add(data, event.id());
        add(data, event.aggregate());
        add(data, Long.toString(event.sequence()));
        add(data, event.type());
        add(data, Integer.toString(event.revision()));
        add(data, TIME.format(event.recordedAt()));
        add(data, event.payload());
        add(data, event.metadata());
        if (data.size() > LONGEST) {
            throw new IllegalArgumentException(
                    "event %d takes %d bytes, more than a leaf can have".formatted(event.position(), data.size()));
        }
        return data.toByteArray();
    }

    private static void add(ByteArrayOutputStream data, String field) {
        add(data, field.getBytes(UTF_8));
    }

    private static void add(ByteArrayOutputStream data, byte[] field) {
        data.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
        data.writeBytes(field);
    }

    /**
     * The event whose leaf this is.
     *
     * @throws MalformedLogException for what {@link #of} gives for no event
     */
    public static EventRow<byte[]> read(byte[] data) {
        try {
            var fields = fields(data);
            var event = new EventRow<>(
                    Long.parseLong(text(fields.get(0))),
                    UUID.fromString(text(fields.get(1))).toString(),
                    text(fields.get(2)),
                    Long.parseLong(text(fields.get(3))),
                    text(fields.get(4)),
                    Integer.parseInt(text(fields.get(5))),
                    fields.get(7),
                    fields.get(8),
                    Instant.from(TIME.parse(text(fields.get(6)))));
            if (!Arrays.equals(of(event), data)) {
                throw new MalformedLogException("a leaf is not written as the log writes it");
            }
            return event;
        } catch (CharacterCodingException | DateTimeException | IllegalArgumentException e) {
            throw new MalformedLogException("a leaf has a field that cannot be read", e);
        }
    }

    private static List<byte[]> fields(byte[] data) {
        var left = ByteBuffer.wrap(data);
        var fields = new byte[FIELDS][];
        for (int field = 0; field < FIELDS; field++) {
            int length = left.remaining() < Integer.BYTES ? -1 : left.getInt();
            if (length < 0 || length > left.remaining()) {
                throw new MalformedLogException("a leaf ends before its fields do");
            }
            fields[field] = new byte[length];
            left.get(fields[field]);
        }
        if (left.hasRemaining()) {
            throw new MalformedLogException("a leaf goes on behind its last field");
        }
        return List.of(fields);
    }

    private static String text(byte[] field) throws CharacterCodingException {
        return UTF_8.newDecoder().decode(ByteBuffer.wrap(field)).toString();
    }
}
