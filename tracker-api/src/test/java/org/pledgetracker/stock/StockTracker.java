package org.pledgetracker.stock;

import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.pledgetracker.core.benchmark.JdbcStock;
import org.pledgetracker.core.benchmark.StockEngine;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.OtherServer;
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

/** The tracker as it is, but for its store of events, which is Axon's JDBC engine. */
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

    public static void main(String[] arguments) {
        SpringApplication.run(StockTracker.class, arguments);
    }

    /** @param database has been opened */
    @Bean(destroyMethod = "close")
    JdbcStock stock(Database database, TrackerProperties properties) {
        var address = OtherServer.in(properties.dataDir()).address();
        return JdbcStock.on(ConnectionPool.open(address, "events", StockEngine.CONNECTIONS));
    }

    @Bean
    @Qualifier("events")
    DataSource eventsPool(JdbcStock stock) {
        return stock.dataSource();
    }

    @Bean(destroyMethod = "shutDown")
    EmbeddedEventStore eventStore(JdbcStock stock) {
        return StoreInTransaction.over(stock);
    }
}
