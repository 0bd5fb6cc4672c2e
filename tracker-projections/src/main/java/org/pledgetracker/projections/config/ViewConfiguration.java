package org.pledgetracker.projections.config;

import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.pledgetracker.projections.entries.EntriesView;
import org.pledgetracker.projections.entries.EntryQueries;
import org.pledgetracker.projections.entries.EntryRecord;
import org.pledgetracker.projections.history.HistoryQueries;
import org.pledgetracker.projections.history.HistoryView;
import org.pledgetracker.projections.progress.ProgressQueries;
import org.pledgetracker.projections.rates.RateQueries;
import org.pledgetracker.projections.rates.RatesView;
import org.pledgetracker.projections.reconciliation.ClaimRecord;
import org.pledgetracker.projections.reconciliation.ClaimsView;
import org.pledgetracker.projections.reconciliation.ReconciliationQueries;
import org.pledgetracker.projections.reconciliation.SettlementRecord;
import org.pledgetracker.projections.reconciliation.SettlementsView;
import org.pledgetracker.projections.register.RegisterQueries;
import org.pledgetracker.projections.register.RegisterTables;
import org.pledgetracker.projections.register.RegisterView;
import org.pledgetracker.projections.view.PositionTokenStore;
import org.pledgetracker.projections.view.Snapshots;
import org.pledgetracker.projections.view.VersionedTable;
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
        var views = List.of(
                new RegisterView(RegisterTables.of(jdbc)),
                new EntriesView(entryTable(jdbc)),
                new ClaimsView(claimTable(jdbc)),
                new SettlementsView(settlementTable(jdbc)),
                new RatesView(jdbc),
                new HistoryView(jdbc));
        var processor = new ViewProcessor(events, tokens, new JdbcTransactionManager(dataSource), views, position);
        processor.start();
        return processor;
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
        return new EntryQueries(entryTable(reads));
    }

    @Bean
    ProgressQueries progressQueries(RegisterQueries register, EntryQueries entries) {
        return new ProgressQueries(register, entries);
    }

    @Bean
    HistoryQueries historyQueries(JdbcTemplate reads) {
        return new HistoryQueries(reads);
    }

    @Bean
    ReconciliationQueries reconciliationQueries(JdbcTemplate reads, EntryQueries entries) {
        return new ReconciliationQueries(claimTable(reads), settlementTable(reads), entries);
    }

    @Bean
    RateQueries rateQueries(JdbcTemplate reads) {
        return new RateQueries(reads);
    }

    private static VersionedTable<ClaimRecord> claimTable(JdbcTemplate jdbc) {
        return new VersionedTable<>("claim_version", ClaimRecord.class, jdbc);
    }

    private static VersionedTable<SettlementRecord> settlementTable(JdbcTemplate jdbc) {
        return new VersionedTable<>("settlement_version", SettlementRecord.class, jdbc);
    }

    private static VersionedTable<EntryRecord> entryTable(JdbcTemplate jdbc) {
        return new VersionedTable<>("entry_version", EntryRecord.class, jdbc);
    }
}
