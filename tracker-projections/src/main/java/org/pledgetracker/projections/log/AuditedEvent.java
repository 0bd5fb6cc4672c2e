package org.pledgetracker.projections.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.Base64;
import org.pledgetracker.core.eventstore.EventRow;
import org.pledgetracker.core.transparency.Hashes;
import org.pledgetracker.core.transparency.LeafData;

/**
 * A stored event as auditors see it: what is stored, nothing added and nothing read into it.
 *
 * @param leafHash in base64
 */
record AuditedEvent(
        long position,
        String id,
        String aggregate,
        long sequence,
        String type,
        int revision,
        Instant recordedAt,
        @JsonRawValue String payload,
        @JsonRawValue String metadata,
        String leafHash) {

    static AuditedEvent of(EventRow<byte[]> event) {
        return new AuditedEvent(
                event.position(),
                event.id(),
                event.aggregate(),
                event.sequence(),
                event.type(),
                event.revision(),
                event.recordedAt(),
                new String(event.payload(), UTF_8),
                new String(event.metadata(), UTF_8),
                Base64.getEncoder().encodeToString(Hashes.leaf(LeafData.of(event))));
    }
}
