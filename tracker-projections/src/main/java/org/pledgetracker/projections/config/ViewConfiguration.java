package org.pledgetracker.projections.config;

import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.pledgetracker.projections.changes.ChangesQueries;
import org.pledgetracker.projections.entries.EntryQueries;
import org.pledgetracker.projections.history.HistoryQueries;
import org.pledgetracker.projections.overlaps.OverlapQueries;
import org.pledgetracker.projections.progress.ConverterQueries;
import org.pledgetracker.projections.progress.FactsQueries;
import org.pledgetracker.projections.progress.ProgressQueries;
import org.pledgetracker.projections.progress.TalliesView;
import org.pledgetracker.projections.rates.RateQueries;
import org.pledgetracker.projections.reconciliation.ReconciliationQueries;
import org.pledgetracker.projections.register.RegisterQueries;
import org.pledgetracker.projections.register.RegisterTables;
import org.pledgetracker.projections.replay.Replays;
import org.pledgetracker.projections.view.PositionTokenStore;
import org.pledgetracker.projections.view.Snapshots;
import org.pledgetracker.projections.view.ViewPosition;
import org.pledgetracker.projections.view.ViewProcessor;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The views: how they are kept, and how they are read. */
@Configuration(proxyBeanMethods = false)
class ViewConfiguration {

    @Bean(destroyMethod = "close")
    @ConditionalOnProperty(name = "tracker.projections.run", matchIfMissing = true)
    ViewProcessor viewProcessor(
            EmbeddedEventStore events,
            @Qualifier("views") DataSource dataSource,
            ViewPosition position,
            Database database) {
        var jdbc = new JdbcTemplate(dataSource);
        var tokens = new PositionTokenStore(jdbc);
        if (database.isOurs()) {
            tokens.releaseAll();
        }
        var views = Views.on(jdbc, TalliesView.SPACING);
        var processor = new ViewProcessor(events, tokens, new JdbcTransactionManager(dataSource), views, position);
        processor.start();
        return processor;
    }

    @Bean(destroyMethod = "close")
    Replays replays(EmbeddedEventStore events, Database database) {
        return new Replays(
                () -> database.viewsPool(Replays.SCHEMA, "replay", Replays.CONNECTIONS),
                events,
                jdbc -> Views.on(jdbc, TalliesView.SPACING));
    }

    @Bean
    JdbcTemplate readsJdbc(@Qualifier("reads") DataSource dataSource) {
        return new JdbcTemplate(dataSource);
    }

    @Bean
    ViewPosition viewPosition(JdbcTemplate reads) {
        return new ViewPosition(reads);
    }

    @Bean
    Snapshots snapshots(@Qualifier("reads") DataSource dataSource, ViewPosition position) {
        return new Snapshots(new JdbcTransactionManager(dataSource), position);
    }

    @Bean
    RegisterQueries registerQueries(JdbcTemplate reads) {
        return new RegisterQueries(RegisterTables.of(reads));
    }

    @Bean
    EntryQueries entryQueries(JdbcTemplate reads) {
        return new EntryQueries(Views.entries(reads));
    }

    @Bean
    OverlapQueries overlapQueries(JdbcTemplate reads) {
        return new OverlapQueries(Views.overlaps(reads));
    }

    @Bean
    RateQueries rateQueries(JdbcTemplate reads) {
        return new RateQueries(reads);
    }

    @Bean
    FactsQueries factsQueries(
            RegisterQueries register, EntryQueries entries, OverlapQueries overlaps, JdbcTemplate reads) {
        return new FactsQueries(register, entries, overlaps, reads);
    }

    @Bean
    ProgressQueries progressQueries(
            RegisterQueries register, FactsQueries facts, RateQueries rates, TrackerProperties properties) {
        return new ProgressQueries(register, facts, new ConverterQueries(rates, properties.rateSource()));
    }

    @Bean
    HistoryQueries historyQueries(JdbcTemplate reads) {
        return new HistoryQueries(reads);
    }

    @Bean
    ChangesQueries changesQueries(ProgressQueries progress, HistoryQueries history, RegisterQueries register) {
        return new ChangesQueries(progress, history, register);
    }

    @Bean
    ReconciliationQueries reconciliationQueries(JdbcTemplate reads, FactsQueries facts) {
        return new ReconciliationQueries(Views.claims(reads), Views.settlements(reads), facts);
    }
}
