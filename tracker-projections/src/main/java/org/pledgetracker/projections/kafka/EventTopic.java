package org.pledgetracker.projections.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * The topic of the events. Where it is missing it is made with one partition, so that it is one order of all events, and
 * keeps them for ever, whatever the brokers' defaults are. One that exists is taken as it is.
 */
final class EventTopic {

    private static final Map<String, String> KEPT = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG, "-1",
            TopicConfig.RETENTION_BYTES_CONFIG, "-1");

    private EventTopic() {}

    /** @throws PublicationException where Kafka does not answer in time or does not allow it */
    static void ensure(KafkaSettings settings) throws InterruptedException {
        Admin admin = connect(settings);
        try {
            if (!exists(admin, settings.topic())) {
                create(admin, settings.topic());
            }
        } catch (ExecutionException failure) {
            throw away(settings, failure.getCause());
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    /** It fails where no name of a broker can be resolved. */
    private static Admin connect(KafkaSettings settings) {
        try {
            return KafkaClients.admin(settings);
        } catch (KafkaException failure) {
            throw away(settings, failure.getCause() == null ? failure : failure.getCause());
        }
    }

    private static boolean exists(Admin admin, String topic) throws ExecutionException, InterruptedException {
        try {
            var _ = admin.describeTopics(List.of(topic)).allTopicNames().get();
            return true;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof UnknownTopicOrPartitionException) {
                return false;
            }
            throw failure;
        }
    }

    private static void create(Admin admin, String topic) throws ExecutionException, InterruptedException {
        var missing = new NewTopic(topic, Optional.of(1), Optional.empty()).configs(KEPT);
        try {
            admin.createTopics(List.of(missing)).all().get();
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw failure;
            }
        }
    }

    private static PublicationException away(KafkaSettings settings, @Nullable Throwable cause) {
        return new PublicationException(
                "the topic %s cannot be had from Kafka at %s".formatted(settings.topic(), settings.servers()), cause);
    }
}
