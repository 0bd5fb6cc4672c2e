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
 *
 * @param form of payload and metadata: text, or its bytes as they came
 */
record StoredEvent<T>(
        Class<T> form,
        long position,
        String id,
        String aggregate,
        long sequence,
        String type,
        int revision,
        T payload,
        T metadata,
        Instant recordedAt)
        implements TrackedEventData<T>, DomainEventData<T> {

    static StoredEvent<String> of(EventRow row) {
        return new StoredEvent<>(
                String.class,
                row.position(),
                row.id(),
                row.aggregate(),
                row.sequence(),
                row.type(),
                row.revision(),
                row.payload(),
                row.metadata(),
                row.recordedAt());
    }

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
    public SerializedObject<T> getMetaData() {
        return new SerializedMetaData<>(metadata, form);
    }

    @Override
    public SerializedObject<T> getPayload() {
        return new SimpleSerializedObject<>(payload, form, type, Integer.toString(revision));
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
