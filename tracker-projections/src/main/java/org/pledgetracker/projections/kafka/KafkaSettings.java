package org.pledgetracker.projections.kafka;

import java.net.URI;
import java.util.Map;

/**
 * Where the events go.
 *
 * @param servers some brokers of the cluster, {@code host:port} with commas between
 * @param source what consumers see as the origin of the events; with an event's id it is unique, so it never changes
 * @param client settings of Kafka's own clients, such as those for TLS and SASL. Those that the order of the events rests
 *     on cannot be changed
 */
public record KafkaSettings(String servers, String topic, URI source, Map<String, String> client) {

    public KafkaSettings {
        client = Map.copyOf(client);
    }

    /** Without the client's settings: there may be passwords among them. */
    @Override
    public String toString() {
        return "KafkaSettings[servers=%s, topic=%s, source=%s]".formatted(servers, topic, source);
    }
}
