package org.pledgetracker.core.eventstore;

import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.pledgetracker.core.database.BinaryRow;

/**
 * An event as its row has it, before it has a position. Made on the command's own thread, so that the flush has less to do. Nobody
 * compares two.
 *
 * @param payload JSON in UTF-8, as is the metadata
 * @param row all of it as a row of the type {@value #TYPE}, of which batches are sent
 */
@SuppressWarnings("ArrayRecordComponent")
record SerializedEvent(
        UUID id,
        String aggregate,
        long sequence,
        String type,
        int revision,
        byte[] payload,
        byte[] metadata,
        byte[] row) {

    static final String TYPE = "event_store.appended";

    /** With the row that belongs to the rest. */
    SerializedEvent(
            UUID id, String aggregate, long sequence, String type, int revision, byte[] payload, byte[] metadata) {
        this(
                id,
                aggregate,
                sequence,
                type,
                revision,
                payload,
                metadata,
                new BinaryRow()
                        .id(id)
                        .text(aggregate)
                        .number(sequence)
                        .text(type)
                        .integer(revision)
                        .json(payload)
                        .json(metadata)
                        .bytes());
    }

    static SerializedEvent of(DomainEventMessage<?> event, Serializer serializer) {
        SerializedObject<byte[]> payload = event.serializePayload(serializer, byte[].class);
        return new SerializedEvent(
                UUID.fromString(event.getIdentifier()),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                payload.getType().getName(),
                Integer.parseInt(payload.getType().getRevision()),
                payload.getData(),
                event.serializeMetaData(serializer, byte[].class).getData());
    }
}
