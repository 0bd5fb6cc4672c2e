package org.pledgetracker.api.config;

import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.pledgetracker.api.record.Today;
import org.pledgetracker.api.security.AccountSchema;
import org.pledgetracker.core.commitment.CommitmentStandings;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.StartupProblem;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.core.eventstore.EventStoreSchema;
import org.pledgetracker.core.recording.Recorder;
import org.pledgetracker.core.recording.TrackerStore;
import org.pledgetracker.projections.view.ViewSchema;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database, its pools, and the store of events. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final int COMMAND_CONNECTIONS = 16;
    private static final int READ_CONNECTIONS = 16;
    private static final int VIEW_CONNECTIONS = 3;
    private static final int ACCOUNT_CONNECTIONS = 4;

    @Bean(destroyMethod = "close")
    Database database(TrackerProperties properties) {
        return Database.open(properties);
    }

    @Bean(destroyMethod = "close")
    @Qualifier("commands")
    DataSource commandsPool(Database database) {
        var pool = ConnectionPool.open(database.address(), "commands", COMMAND_CONNECTIONS);
        try {
            EventStoreSchema.migrate(pool);
            ViewSchema.migrate(pool);
            AccountSchema.migrate(pool);
            return pool;
        } catch (FlywayException failure) {
            pool.close();
            throw new StartupProblem(
                    "The tables cannot be brought to this version (%s). %s"
                            .formatted(
                                    KnownFailures.rootOf(failure).getMessage(),
                                    "Give the tracker a database of its own, owned by its role, that no newer version has used."),
                    failure);
        }
    }

    /** After the commands' pool, which brings the schema to this version. */
    @Bean(destroyMethod = "close")
    @Qualifier("reads")
    DataSource readsPool(Database database, @Qualifier("commands") DataSource migrated) {
        return ConnectionPool.open(database.address(), "reads", READ_CONNECTIONS);
    }

    /** After the commands' pool, which brings the schema to this version. */
    @Bean(destroyMethod = "close")
    @Qualifier("views")
    DataSource viewsPool(Database database, @Qualifier("commands") DataSource migrated) {
        return ConnectionPool.open(database.address(), "views", VIEW_CONNECTIONS);
    }

    /** Signing in must not wait behind what signed-in accounts do. */
    @Bean(destroyMethod = "close")
    @Qualifier("accounts")
    DataSource accountsPool(Database database, @Qualifier("commands") DataSource migrated) {
        return ConnectionPool.open(database.address(), "accounts", ACCOUNT_CONNECTIONS);
    }

    @Bean(destroyMethod = "close")
    TrackerStore store(@Qualifier("commands") DataSource dataSource) {
        return new TrackerStore(dataSource);
    }

    @Bean
    Recorder recorder(TrackerStore store) {
        return store.recorder();
    }

    @Bean
    CommitmentStandings standings(TrackerStore store) {
        return store.standings();
    }

    @Bean
    EventRows events(@Qualifier("reads") DataSource dataSource) {
        return new EventRows(dataSource);
    }

    @Bean
    Clock clock(TrackerProperties properties) {
        return Clock.system(properties.zone());
    }

    @Bean
    Today today(Clock clock) {
        return new Today(clock);
    }
}
