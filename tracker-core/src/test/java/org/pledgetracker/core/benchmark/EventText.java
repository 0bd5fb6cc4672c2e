package org.pledgetracker.core.benchmark;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementRecorded;
import org.pledgetracker.core.eventstore.StoredEventSerializer;

/** An event as it is written: what is left once serializing is done. */
record EventText(String aggregate, long sequence, String type, String payload, String metadata) {

    static final String REVISION = "1";

    /** What a command adds to its events. */
    static final MetaData BY = MetaData.from(Map.of("by", "account-1", "correlation", "benchmark"));

    private static final Serializer SERIALIZER = new StoredEventSerializer();

    /** The payment of this number as it is first recorded. */
    static EventText recorded(long number) {
        var message = message(number);
        SerializedObject<String> payload = message.serializePayload(SERIALIZER, String.class);
        return new EventText(
                message.getAggregateIdentifier(),
                message.getSequenceNumber(),
                payload.getType().getName(),
                payload.getData(),
                message.serializeMetaData(SERIALIZER, String.class).getData());
    }

    static DomainEventMessage<?> message(long number) {
        var event = Payments.event(number);
        return message(event.id().toString(), event);
    }

    static DomainEventMessage<?> message(String aggregate, DisbursementRecorded event) {
        return new GenericDomainEventMessage<>("Disbursement", aggregate, 0, event, BY);
    }

    EventText of(String otherAggregate, long otherSequence) {
        return new EventText(otherAggregate, otherSequence, type, payload, metadata);
    }

    /** A random identifier; a predictable one will do here and is cheap. */
    static UUID id() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong());
    }
}
