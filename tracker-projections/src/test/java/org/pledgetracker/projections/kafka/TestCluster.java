package org.pledgetracker.projections.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.pledgetracker.core.parts.JvmEnd;
import org.pledgetracker.core.parts.TestPart;

/**
 * Kafka as its clients see it.
 *
 * @param servers for {@code bootstrap.servers}
 */
public record TestCluster(String servers) {

    private static final Duration A_MOMENT = Duration.ofMillis(100);

    /** One for all tests of the JVM that only use it, in a container where {@link TestPart#KAFKA} says so. */
    public static TestCluster shared() {
        TestBroker.quiet();
        return TestPart.KAFKA.inContainer() ? new TestCluster(BrokerContainer.bootstrapServers()) : Embedded.CLUSTER;
    }

    /** To be closed by the caller. */
    public Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers));
    }

    /** Everything that is on a topic now, partition by partition, from its beginning. */
    public List<ConsumerRecord<String, byte[]>> read(String topic) {
        var settings = Map.<String, Object>of("bootstrap.servers", servers);
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(A_MOMENT).forEach(records::add);
            }
            return records;
        }
    }

    private static final class Embedded {

        private static final TestCluster CLUSTER = start();

        private static TestCluster start() {
            var broker = TestBroker.started();
            JvmEnd.ends(broker::close);
            return broker.cluster();
        }
    }
}
