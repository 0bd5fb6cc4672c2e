package org.pledgetracker.projections.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.pledgetracker.core.eventstore.EventRow;

/**
 * What an event looks like on the topic: a CloudEvent 1.0 in Kafka's binary mode, whose data is the stored payload byte
 * for byte. {@code docs/kafka.md} describes it for consumers.
 */
final class EventMessage {

    private static final String TYPE_PREFIX = "org.pledgetracker.";

    /** Aggregates that belong to no commitment. */
    private static final List<String> ON_THEIR_OWN = List.of("sources/", "exchange-rates/");

    private final String topic;
    private final URI source;

    EventMessage(String topic, URI source) {
        this.topic = topic;
        this.source = source;
    }

    ProducerRecord<String, byte[]> of(EventRow<String> event) {
        var cloudEvent = CloudEventBuilder.v1()
                .withId(event.id())
                .withSource(source)
                .withType(typeOf(event))
                .withSubject(event.aggregate())
                .withTime(event.recordedAt().atOffset(ZoneOffset.UTC))
                .withExtension("sequence", Long.toString(event.position()))
                .withExtension("sequencetype", "Integer")
                .withExtension("aggregatesequence", Long.toString(event.sequence()))
                .withExtension("metadata", event.metadata())
                .withData("application/json", event.payload().getBytes(UTF_8))
                .build();
        return KafkaMessageFactory.createWriter(topic, keyOf(event)).writeBinary(cloudEvent);
    }

    /**
     * The revision is part of the type: a consumer that knows another one gets a type that it does not know, and cannot
     * take one form for the other.
     */
    private static String typeOf(EventRow<String> event) {
        return TYPE_PREFIX + event.type() + ".v" + event.revision();
    }

    /** The commitment's code, so that all that happens to a commitment keeps its order on any number of partitions. */
    private static String keyOf(EventRow<String> event) {
        var aggregate = event.aggregate();
        int end = aggregate.indexOf('/');
        return end < 0 || ON_THEIR_OWN.stream().anyMatch(aggregate::startsWith)
                ? aggregate
                : aggregate.substring(0, end);
    }
}
