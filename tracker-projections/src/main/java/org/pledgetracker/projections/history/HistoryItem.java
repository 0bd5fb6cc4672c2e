package org.pledgetracker.projections.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event in the life of a commitment.
 *
 * @param data the event's payload, the JSON text that is stored, in the form of its revision
 */
public record HistoryItem(
        long position,
        String type,
        int revision,
        Instant recordedAt,
        @Nullable String by,
        @Nullable String reason,
        @Nullable String entry,
        String data) {}
