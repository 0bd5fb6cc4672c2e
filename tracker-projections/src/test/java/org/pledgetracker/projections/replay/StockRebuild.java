package org.pledgetracker.projections.replay;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.pledgetracker.core.benchmark.Sample;
import org.pledgetracker.core.benchmark.StockEngine;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.eventstore.StoredEventSerializer;
import org.pledgetracker.projections.config.TestViews;
import org.pledgetracker.projections.view.RecordedEvent;
import org.pledgetracker.projections.view.View;
import org.pledgetracker.projections.view.ViewSchema;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * The same views over Axon's JDBC engine and a pooled processor of which nothing is said: 16 segments, four threads, a batch
 * of one event with its token in its transaction. Events of one commitment stay in order, as the views need it. It is far
 * slower, so it reads only some events.
 */
final class StockRebuild implements AutoCloseable {

    private static final int CONNECTIONS = 40;
    private static final int WORKERS = 4;
    private static final long LONGEST_SECONDS = 120;

    private static final AtomicInteger RUNS = new AtomicInteger();

    private final HikariDataSource pool =
            ConnectionPool.openIn(ViewSchema.LIVE, TestDatabase.fresh(), "stock", CONNECTIONS);
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);
    private final TransactionAwareDataSourceProxy inTransaction = new TransactionAwareDataSourceProxy(pool);
    private final TransactionManager transactions = StockEngine.axon(new JdbcTransactionManager(pool));
    private final long from;
    private final long upTo;

    /** @param from the first event that is measured: claiming segments is not reading */
    StockRebuild(long from, long upTo) {
        this.from = from;
        this.upTo = upTo;
        ViewSchema.migrate(pool);
        engine().createSchema(PostgresEventTableFactory.INSTANCE);
        tokens().createSchema(PostgresTokenTableFactory.INSTANCE);
    }

    private JdbcTokenStore tokens() {
        return JdbcTokenStore.builder()
                .connectionProvider(inTransaction::getConnection)
                .serializer(Jackson3Serializer.builder().build())
                .build();
    }

    private void emptyViews() {
        var tables = jdbc.queryForList(
                "select relname from pg_class where relnamespace = 'projection'::regnamespace and relkind = 'r'"
                        + " and relname not in ('flyway_schema_history', 'domainevententry', 'snapshotevententry')",
                String.class);
        jdbc.execute("truncate " + String.join(", ", tables));
    }

    private JdbcEventStorageEngine engine() {
        var serializer = new StoredEventSerializer();
        return JdbcEventStorageEngine.builder()
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .connectionProvider(inTransaction::getConnection)
                .transactionManager(transactions)
                .build();
    }

    EmbeddedEventStore store() {
        return EmbeddedEventStore.builder().storageEngine(engine()).build();
    }

    Sample measure() throws InterruptedException {
        var name = "rebuild-" + RUNS.incrementAndGet();
        emptyViews();
        var store = store();
        var reader = new Reader(TestViews.views(jdbc));
        try (var coordinator = Executors.newScheduledThreadPool(1);
                var workers = Executors.newScheduledThreadPool(WORKERS)) {
            var processor = PooledStreamingEventProcessor.builder()
                    .name(name)
                    .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                            .eventHandlers(reader)
                            .sequencingPolicy(event -> commitment((EventMessage<?>) event))
                            .build())
                    .messageSource(store)
                    .tokenStore(tokens())
                    .transactionManager(transactions)
                    .initialToken(StreamableMessageSource::createTailToken)
                    .errorHandler(PropagatingErrorHandler.instance())
                    .coordinatorExecutor(coordinator)
                    .workerExecutor(workers)
                    .build();
            processor.start();
            try {
                return reader.await();
            } finally {
                processor.shutDown();
            }
        } finally {
            store.shutDown();
        }
    }

    private static String commitment(EventMessage<?> event) {
        var aggregate = ((DomainEventMessage<?>) event).getAggregateIdentifier();
        return aggregate.split("/", 2)[0];
    }

    private final class Reader implements EventMessageHandler {

        private final List<View> views;
        private final CountDownLatch enough = new CountDownLatch(1);
        private final AtomicLong read = new AtomicLong();
        private final AtomicLong begun = new AtomicLong();
        private final AtomicLong ended = new AtomicLong();

        Reader(List<View> views) {
            this.views = views;
        }

        @Override
        public Object handle(EventMessage<?> event) {
            var batch = List.of(RecordedEvent.of((TrackedEventMessage<?>) event));
            views.forEach(view -> view.fold(batch));
            long number = read.incrementAndGet();
            if (number == from) {
                begun.set(System.nanoTime());
            } else if (number == upTo) {
                ended.set(System.nanoTime());
                enough.countDown();
            }
            return number;
        }

        Sample await() throws InterruptedException {
            if (!enough.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the processor stands still at " + read);
            }
            return Sample.of(upTo - from, ended.get() - begun.get());
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
