package org.pledgetracker.projections.config;

import io.micrometer.core.instrument.binder.MeterBinder;
import javax.sql.DataSource;
import org.pledgetracker.core.eventstore.EventStores;
import org.pledgetracker.core.eventstore.PostgresEventStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The store of events: recorded to, and followed. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final int CONNECTIONS = 16;

    @Bean(destroyMethod = "close")
    @Qualifier("events")
    DataSource eventsPool(Database database) {
        return database.indexedPool("events", CONNECTIONS);
    }

    @Bean(destroyMethod = "shutDown")
    PostgresEventStore eventStore(@Qualifier("events") DataSource dataSource) {
        return EventStores.on(dataSource);
    }

    @Bean
    MeterBinder appendMeters(PostgresEventStore events) {
        return new AppendMeters(events.metrics());
    }
}
