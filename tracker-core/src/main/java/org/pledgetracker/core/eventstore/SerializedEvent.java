package org.pledgetracker.core.eventstore;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;

/** An event as its row has it, before it has a position. Made on the command's own thread, so that the flush only sends. */
record SerializedEvent(
        String id, String aggregate, long sequence, String type, int revision, String payload, String metadata) {

    static SerializedEvent of(DomainEventMessage<?> event, Serializer serializer) {
        SerializedObject<String> payload = event.serializePayload(serializer, String.class);
        return new SerializedEvent(
                event.getIdentifier(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                payload.getType().getName(),
                Integer.parseInt(payload.getType().getRevision()),
                payload.getData(),
                event.serializeMetaData(serializer, String.class).getData());
    }
}
