package org.pledgetracker.core.eventstore;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

/**
 * A row of the event table as Axon reads it. The time is the row's own, in microseconds: Axon's entries would cut it to
 * milliseconds.
 */
record StoredEvent(
        long position,
        String id,
        String aggregate,
        long sequence,
        String type,
        int revision,
        String payload,
        String metadata,
        Instant recordedAt)
        implements TrackedEventData<String>, DomainEventData<String> {

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(position);
    }

    @Override
    public String getEventIdentifier() {
        return id;
    }

    @Override
    public Instant getTimestamp() {
        return recordedAt;
    }

    @Override
    public SerializedObject<String> getMetaData() {
        return new SerializedMetaData<>(metadata, String.class);
    }

    @Override
    public SerializedObject<String> getPayload() {
        return new SimpleSerializedObject<>(payload, String.class, type, Integer.toString(revision));
    }

    /** Axon's own word for a kind of aggregate; the aggregate's identity says as much. */
    @Override
    public String getType() {
        return "";
    }

    @Override
    public String getAggregateIdentifier() {
        return aggregate;
    }

    @Override
    public long getSequenceNumber() {
        return sequence;
    }
}
