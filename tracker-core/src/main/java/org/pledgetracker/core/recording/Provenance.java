package org.pledgetracker.core.recording;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.decision.Reasoned;
import org.pledgetracker.core.decision.TrackerCommand;
import org.pledgetracker.core.eventstore.IdempotencyKey;

/**
 * Who asks, and under which conditions.
 *
 * @param by opaque id of the account; names live elsewhere and can be erased
 * @param correlation ties the event to the request that caused it
 * @param expectedVersion the version of the record that the command was made for; absent where any will do
 * @param key absent where the client made no promise
 */
public record Provenance(
        String by,
        String correlation,
        @Nullable Long expectedVersion,
        @Nullable IdempotencyKey key) {

    public static Provenance of(String by, String correlation) {
        return new Provenance(by, correlation, null, null);
    }

    /** What is stored with every event of the command. */
    Map<String, String> metadata(TrackerCommand command) {
        var metadata = new HashMap<String, String>();
        metadata.put("by", by);
        metadata.put("correlation", correlation);
        if (key != null) {
            metadata.put("idempotencyKey", key.key());
        }
        if (command instanceof Reasoned reasoned) {
            metadata.put("reason", reasoned.reason());
        }
        return metadata;
    }
}
