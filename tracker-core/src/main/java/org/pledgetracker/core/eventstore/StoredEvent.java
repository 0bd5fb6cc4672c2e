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
 * @param form of payload and metadata
 */
record StoredEvent<T>(EventRow<T> row, Class<T> form) implements TrackedEventData<T>, DomainEventData<T> {

    static StoredEvent<String> ofText(EventRow<String> row) {
        return new StoredEvent<>(row, String.class);
    }

    static StoredEvent<byte[]> ofBytes(EventRow<byte[]> row) {
        return new StoredEvent<>(row, byte[].class);
    }

    @Override
    public TrackingToken trackingToken() {
        return new GlobalSequenceTrackingToken(row.position());
    }

    @Override
    public String getEventIdentifier() {
        return row.id();
    }

    @Override
    public Instant getTimestamp() {
        return row.recordedAt();
    }

    @Override
    public SerializedObject<T> getMetaData() {
        return new SerializedMetaData<>(row.metadata(), form);
    }

    @Override
    public SerializedObject<T> getPayload() {
        return new SimpleSerializedObject<>(row.payload(), form, row.type(), Integer.toString(row.revision()));
    }

    /** Axon's own word for a kind of aggregate; the aggregate's identity says as much. */
    @Override
    public String getType() {
        return "";
    }

    @Override
    public String getAggregateIdentifier() {
        return row.aggregate();
    }

    @Override
    public long getSequenceNumber() {
        return row.sequence();
    }
}
