package org.pledgetracker.projections.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** How Kafka's clients are set up: what may be chosen, and what the order of the events rests on. */
final class KafkaClients {

    /** Shorter than it takes for the claim to lapse, since it is not renewed while a client blocks. */
    private static final int LONGEST_BLOCK_MILLIS = 3_000;

    /**
     * More than any event has, and less than topics take as a rule. What is larger than a topic takes, the client cuts to
     * this size, for ever where that is not smaller.
     */
    private static final int BATCH_BYTES = 128 * 1024;

    /** Room for a batch of the largest events, so that sending never waits for room and the claim is renewed in time. */
    private static final long BUFFER_BYTES = 96L * 1024 * 1024;

    private KafkaClients() {}

    static Admin admin(KafkaSettings settings) {
        var config = new HashMap<String, Object>(settings.client());
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.servers());
        config.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, LONGEST_BLOCK_MILLIS);
        config.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, LONGEST_BLOCK_MILLIS);
        return Admin.create(config);
    }

    static Producer<String, byte[]> producer(KafkaSettings settings) {
        return new KafkaProducer<>(producerConfig(settings), new StringSerializer(), new ByteArraySerializer());
    }

    static Map<String, Object> producerConfig(KafkaSettings settings) {
        var config = new HashMap<String, Object>();
        config.put(ProducerConfig.LINGER_MS_CONFIG, 2);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        config.putAll(settings.client());
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.servers());
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.RETRIES_CONFIG, Integer.MAX_VALUE);
        // An event that expired would leave a gap before those that are sent after it.
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        // A broker that does not know a producer yet takes any number for its first: of two requests under way the
        // second could land where the first was refused.
        config.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_BLOCK_MILLIS);
        return config;
    }
}
