package org.pledgetracker.projections.replay;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.pledgetracker.core.benchmark.DefaultProcessor;
import org.pledgetracker.core.benchmark.JdbcStock;
import org.pledgetracker.core.benchmark.Sample;
import org.pledgetracker.core.benchmark.StockEngine;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.projections.config.TestViews;
import org.pledgetracker.projections.view.RecordedEvent;
import org.pledgetracker.projections.view.ViewSchema;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The same views over Axon's JDBC engine and a processor of which nothing is said. Events of one commitment stay in order, as
 * the views need it.
 */
final class StockRebuild implements AutoCloseable {

    private final JdbcStock stock;
    private final JdbcTemplate jdbc;
    private final DefaultProcessor processor;

    private StockRebuild(HikariDataSource pool, long from, long upTo) {
        ViewSchema.migrate(pool);
        stock = JdbcStock.on(pool);
        jdbc = new JdbcTemplate(pool);
        processor = new DefaultProcessor(stock, StockRebuild::commitment, from, upTo);
    }

    /** @param from the first event that is measured */
    static StockRebuild asItComes(long from, long upTo) {
        var pool = ConnectionPool.openIn(ViewSchema.LIVE, TestDatabase.fresh(), "stock", StockEngine.CONNECTIONS);
        return new StockRebuild(pool, from, upTo);
    }

    /** Its commits do not wait for the disk, as those of the tracker's own views do not. */
    static StockRebuild withoutWaiting(long from, long upTo) {
        var pool = ConnectionPool.openForDerived(
                ViewSchema.LIVE, TestDatabase.fresh(), "derived", StockEngine.CONNECTIONS);
        return new StockRebuild(pool, from, upTo);
    }

    EmbeddedEventStore store() {
        return stock.store();
    }

    Sample measure() throws InterruptedException {
        emptyViews();
        var views = TestViews.views(jdbc);
        return processor.measure(event -> {
            var batch = List.of(RecordedEvent.of((TrackedEventMessage<?>) event));
            views.forEach(view -> view.fold(batch));
        });
    }

    private void emptyViews() {
        var tables = jdbc.queryForList(
                "select relname from pg_class where relnamespace = 'projection'::regnamespace and relkind = 'r'"
                        + " and relname not in ('flyway_schema_history', 'domainevententry', 'snapshotevententry')",
                String.class);
        jdbc.execute("truncate " + String.join(", ", tables));
    }

    private static String commitment(EventMessage<?> event) {
        return ((DomainEventMessage<?>) event).getAggregateIdentifier().split("/", 2)[0];
    }

    @Override
    public void close() {
        stock.close();
    }
}
