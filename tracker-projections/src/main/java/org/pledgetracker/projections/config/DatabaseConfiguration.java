package org.pledgetracker.projections.config;

import java.time.Clock;
import javax.sql.DataSource;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.projections.view.ViewSchema;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database, and a pool for each kind of work beside recording. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final int READ_CONNECTIONS = 16;
    private static final int VIEW_CONNECTIONS = 3;
    private static final int ACCOUNT_CONNECTIONS = 4;

    @Bean(destroyMethod = "close")
    Database database(TrackerProperties properties) {
        return Database.open(properties);
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

    @Bean
    EventRows events(@Qualifier("reads") DataSource dataSource) {
        return new EventRows(dataSource);
    }

    @Bean
    Clock clock(TrackerProperties properties) {
        return Clock.system(properties.zone());
    }
}
