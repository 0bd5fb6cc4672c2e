package org.pledgetracker.projections.config;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.projections.evidence.Evidence;
import org.pledgetracker.projections.kafka.CheckpointTopic;
import org.pledgetracker.projections.log.CheckpointCommand;
import org.pledgetracker.projections.log.CheckpointDirectory;
import org.pledgetracker.projections.log.CheckpointOutlet;
import org.pledgetracker.projections.log.LogCheck;
import org.pledgetracker.projections.log.LogDirectory;
import org.pledgetracker.projections.log.LogKeeper;
import org.pledgetracker.projections.log.LogKey;
import org.pledgetracker.projections.log.LogTables;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The transparency log: checked against the events before anything is answered, then kept by one node that has the key. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration {

    /** One keeps the lock while another node's turn is awaited. */
    private static final int CONNECTIONS = 2;

    @Bean(destroyMethod = "close")
    @Qualifier("log")
    HikariDataSource logPool(Database database) {
        return database.pool("log", CONNECTIONS);
    }

    @Bean
    LogTables logTables(@Qualifier("log") DataSource dataSource, EventRows events, TrackerProperties properties) {
        var tables = new LogTables(new JdbcTemplate(dataSource));
        new LogCheck(events, tables, new LogDirectory(properties.dataDir())).atStart();
        return tables;
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    LogKeeper logKeeper(
            LogTables tables,
            EventRows events,
            TrackerProperties properties,
            @Qualifier("log") DataSource dataSource,
            List<CheckpointTopic> topics) {
        var directory = new LogDirectory(properties.dataDir());
        var settings = properties.log();
        var key = LogKey.of(tables, directory, settings.origin(), settings.key());
        return new LogKeeper(dataSource, events, key.orElse(null), directory, outlets(settings.checkpoints(), topics));
    }

    private static List<CheckpointOutlet> outlets(
            TrackerProperties.Checkpoints settings, List<CheckpointTopic> topics) {
        var outlets = new ArrayList<CheckpointOutlet>(topics);
        Path directory = settings.directory();
        if (directory != null) {
            outlets.add(new CheckpointDirectory(directory));
        }
        if (!settings.command().isEmpty()) {
            outlets.add(new CheckpointCommand(settings.command()));
        }
        return outlets;
    }

    @Bean
    Evidence evidence(LogTables tables, EventRows events, JsonMapper json) {
        return new Evidence(events, tables, json);
    }

    @Bean
    LogHealth logHealth(LogKeeper keeper, LogTables tables, EventRows events) {
        return new LogHealth(keeper, tables, events);
    }
}
