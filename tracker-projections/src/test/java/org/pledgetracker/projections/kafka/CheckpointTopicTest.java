package org.pledgetracker.projections.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CheckpointTopicTest {

    private final TestCluster cluster = TestCluster.shared();
    private final String name = "checkpoints-" + UUID.randomUUID();

    @Test
    void each_checkpoint_is_on_the_topic_under_its_size() throws Exception {
        var settings = new KafkaSettings(cluster.servers(), name, TestPublication.SOURCE, Map.of());
        try (var topic = new CheckpointTopic(settings)) {
            topic.send(7, "note of seven");
            topic.send(300, "note of three hundred");
        }

        assertThat(cluster.read(name))
                .extracting(record -> record.key() + ": " + new String(record.value(), UTF_8))
                .containsExactly("7: note of seven", "300: note of three hundred");
    }
}
