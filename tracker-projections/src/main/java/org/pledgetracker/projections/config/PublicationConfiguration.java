package org.pledgetracker.projections.config;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Objects;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.projections.kafka.EventPublisher;
import org.pledgetracker.projections.kafka.KafkaSettings;
import org.springframework.beans.factory.annotation.Qualifier;
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
        var kafka = properties.kafka();
        var settings = new KafkaSettings(
                Objects.requireNonNull(kafka.bootstrapServers()), TOPIC, kafka.source(), kafka.client());
        return new EventPublisher(new JdbcTemplate(pool), events, settings);
    }

    @Bean
    PublicationHealth publicationHealth(EventPublisher publisher, EventRows events) {
        return new PublicationHealth(publisher, events);
    }
}
