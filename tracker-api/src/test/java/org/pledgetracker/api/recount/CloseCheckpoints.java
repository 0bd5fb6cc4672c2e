package org.pledgetracker.api.recount;

import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.pledgetracker.projections.config.Views;
import org.pledgetracker.projections.view.PositionTokenStore;
import org.pledgetracker.projections.view.ViewPosition;
import org.pledgetracker.projections.view.ViewProcessor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The processor that the tracker would start itself, but for the spacing of its checkpoints. */
@TestConfiguration(proxyBeanMethods = false)
class CloseCheckpoints {

    private static final int SPACING = 7;

    @Bean(destroyMethod = "close")
    ViewProcessor viewProcessor(
            EmbeddedEventStore events, @Qualifier("views") DataSource dataSource, ViewPosition position) {
        var jdbc = new JdbcTemplate(dataSource);
        var processor = new ViewProcessor(
                events,
                new PositionTokenStore(jdbc),
                new JdbcTransactionManager(dataSource),
                Views.on(jdbc, SPACING),
                position);
        processor.start();
        return processor;
    }
}
