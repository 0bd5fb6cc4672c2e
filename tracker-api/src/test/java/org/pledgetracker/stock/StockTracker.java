package org.pledgetracker.stock;

import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.pledgetracker.core.benchmark.StockEngine;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.core.eventstore.StoredEventSerializer;
import org.pledgetracker.projections.config.Database;
import org.pledgetracker.projections.config.TrackerProperties;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The tracker as it is, but for its store of events, which is Axon's JDBC engine with a pool of 40 connections. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ConfigurationPropertiesScan("org.pledgetracker.projections.config")
@ComponentScan(
        basePackages = {"org.pledgetracker.api", "org.pledgetracker.projections"},
        excludeFilters = {
            @Filter(type = FilterType.REGEX, pattern = ".*\\.(StoreConfiguration|\\w+Application)"),
            @Filter(type = FilterType.REGEX, pattern = ".*Test\\w*")
        })
public class StockTracker {

    private static final int EVENT_CONNECTIONS = 40;
    private static final int READ_CONNECTIONS = 16;
    private static final int VIEW_CONNECTIONS = 3;
    private static final int ACCOUNT_CONNECTIONS = 4;

    public static void main(String[] arguments) {
        SpringApplication.run(StockTracker.class, arguments);
    }

    @Bean(destroyMethod = "close")
    Database database(TrackerProperties properties) {
        return Database.open(properties);
    }

    @Bean(destroyMethod = "close")
    @Qualifier("events")
    DataSource eventsPool(Database database) {
        return database.pool("events", EVENT_CONNECTIONS);
    }

    @Bean(destroyMethod = "close")
    @Qualifier("reads")
    DataSource readsPool(Database database) {
        return database.readsPool("reads", READ_CONNECTIONS);
    }

    @Bean(destroyMethod = "close")
    @Qualifier("views")
    DataSource viewsPool(Database database) {
        return database.readsPool("views", VIEW_CONNECTIONS);
    }

    @Bean(destroyMethod = "close")
    @Qualifier("accounts")
    DataSource accountsPool(Database database) {
        return database.pool("accounts", ACCOUNT_CONNECTIONS);
    }

    @Bean(destroyMethod = "shutDown")
    EmbeddedEventStore eventStore(@Qualifier("events") DataSource dataSource) {
        var serializer = new StoredEventSerializer();
        var engine = JdbcEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .connectionProvider(new TransactionAwareDataSourceProxy(dataSource)::getConnection)
                .transactionManager(StockEngine.axon(new JdbcTransactionManager(dataSource)))
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        return EmbeddedEventStore.builder().storageEngine(engine).build();
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
