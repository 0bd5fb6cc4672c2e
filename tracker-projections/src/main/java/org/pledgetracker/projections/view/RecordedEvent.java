package org.pledgetracker.projections.view;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.decision.TrackerEvent;

/**
 * An event with its place in the one global order.
 *
 * @param sequence its place, from 0, in its aggregate's own stream
 * @param recordedAt the record time axis; never decreases with position
 * @param by opaque id of the account
 */
public record RecordedEvent(
        long position,
        long sequence,
        Instant recordedAt,
        TrackerEvent event,
        @Nullable String by,
        @Nullable String reason) {

    /** @param message as the store of events tells it */
    public static RecordedEvent of(TrackedEventMessage<?> message) {
        var metadata = message.getMetaData();
        return new RecordedEvent(
                message.trackingToken().position().orElseThrow(),
                ((DomainEventMessage<?>) message).getSequenceNumber(),
                message.getTimestamp(),
                (TrackerEvent) message.getPayload(),
                (String) metadata.get("by"),
                (String) metadata.get("reason"));
    }
}
