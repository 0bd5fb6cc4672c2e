package org.pledgetracker.api.config;

import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.pledgetracker.api.record.Today;
import org.pledgetracker.core.commitment.CommitmentStandings;
import org.pledgetracker.core.rate.PublishedRates;
import org.pledgetracker.core.recording.Recorder;
import org.pledgetracker.core.recording.TrackerStore;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way of commands to the store of events. */
@Configuration(proxyBeanMethods = false)
class RecordingConfiguration {

    @Bean
    TrackerStore store(EmbeddedEventStore events, @Qualifier("events") DataSource dataSource) {
        return new TrackerStore(events, dataSource);
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
    PublishedRates publishedRates(TrackerStore store) {
        return store.rates();
    }

    @Bean
    Today today(Clock clock) {
        return new Today(clock);
    }
}
