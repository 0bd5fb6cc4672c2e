package org.pledgetracker.projections.config;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Objects;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.projections.kafka.CheckpointTopic;
import org.pledgetracker.projections.kafka.EventPublisher;
import org.pledgetracker.projections.kafka.KafkaSettings;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.jdbc.core.JdbcTemplate;

/** Publication to Kafka, where brokers are named. Of all processes that name them one publishes at a time. */
@Configuration(proxyBeanMethods = false)
@Conditional(PublicationConfiguration.BrokersAreNamed.class)
class PublicationConfiguration {

    private static final String TOPIC = "tracker.events";

    /** Blank is the same as absent. */
    static final class BrokersAreNamed implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var servers = context.getEnvironment().getProperty("tracker.kafka.bootstrap-servers");
            return servers != null && !servers.isBlank();
        }
    }

    @Bean(destroyMethod = "close")
    @Qualifier("publication")
    HikariDataSource publicationPool(Database database) {
        return database.pool("publication", 1);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    EventPublisher eventPublisher(
            @Qualifier("publication") HikariDataSource pool, EventRows events, TrackerProperties properties) {
        return new EventPublisher(new JdbcTemplate(pool), events, settings(properties, TOPIC));
    }

    private static KafkaSettings settings(TrackerProperties properties, String topic) {
        var kafka = properties.kafka();
        return new KafkaSettings(
                Objects.requireNonNull(kafka.bootstrapServers()), topic, kafka.source(), kafka.client());
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnProperty("tracker.log.checkpoints.topic")
    CheckpointTopic checkpointTopic(TrackerProperties properties) {
        var topic = Objects.requireNonNull(properties.log().checkpoints().topic());
        return new CheckpointTopic(settings(properties, topic));
    }

    @Bean
    PublicationHealth publicationHealth(EventPublisher publisher, EventRows events) {
        return new PublicationHealth(publisher, events);
    }
}
