package org.pledgetracker.projections.config;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import javax.sql.DataSource;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.core.eventstore.EventStores;
import org.pledgetracker.core.eventstore.PostgresEventStore;
import org.pledgetracker.projections.view.ViewSchema;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database, a pool for each kind of work, and the store of events. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final int EVENT_CONNECTIONS = 16;
    private static final int READ_CONNECTIONS = 16;
    private static final int VIEW_CONNECTIONS = 3;
    private static final int ACCOUNT_CONNECTIONS = 4;

    @Bean(destroyMethod = "close")
    Database database(TrackerProperties properties) {
        return Database.open(properties);
    }

    /** For recording events and for following them. */
    @Bean(destroyMethod = "close")
    @Qualifier("events")
    DataSource eventsPool(Database database) {
        return database.indexedPool("events", EVENT_CONNECTIONS);
    }

    @Bean(destroyMethod = "close")
    @Qualifier("reads")
    DataSource readsPool(Database database) {
        return database.readsPool("reads", READ_CONNECTIONS);
    }

    @Bean(destroyMethod = "close")
    @Qualifier("views")
    DataSource viewsPool(Database database) {
        return database.viewsPool(ViewSchema.LIVE, "views", VIEW_CONNECTIONS);
    }

    /** Signing in must not wait behind what signed-in accounts do. */
    @Bean(destroyMethod = "close")
    @Qualifier("accounts")
    DataSource accountsPool(Database database) {
        return database.pool("accounts", ACCOUNT_CONNECTIONS);
    }

    @Bean(destroyMethod = "shutDown")
    PostgresEventStore eventStore(@Qualifier("events") DataSource dataSource) {
        return EventStores.on(dataSource);
    }

    @Bean
    MeterBinder appendMeters(PostgresEventStore events) {
        return new AppendMeters(events.metrics());
    }

    @Bean
    EventRows events(@Qualifier("reads") DataSource dataSource) {
        return new EventRows(dataSource);
    }

    @Bean
    Clock clock(TrackerProperties properties) {
        return Clock.system(properties.zone());
    }
}
