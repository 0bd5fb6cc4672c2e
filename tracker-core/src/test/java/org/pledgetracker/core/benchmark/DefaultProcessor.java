package org.pledgetracker.core.benchmark;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * A replay as Axon sets one up where nothing is said: a pooled processor of 16 segments, a batch of one event, four threads,
 * each batch's token in a transaction of its own. Only the place to begin is said: the default wraps it in a token that
 * Axon's Jackson 3 serializer cannot read back. It is far slower than the others and therefore reads only some events.
 */
final class DefaultProcessor {

    private static final int WORKERS = 4;
    private static final long LONGEST_SECONDS = 60;

    /** From here on it is measured: claiming segments is not reading. */
    private static final long STARTED = 1_000;

    private static final long ENOUGH = 11_000;

    private static final AtomicInteger RUNS = new AtomicInteger();

    private final JpaStock stock;

    DefaultProcessor(JpaStock stock) {
        this.stock = stock;
    }

    Sample measure() throws InterruptedException {
        var store = EmbeddedEventStore.builder()
                .storageEngine(stock.engine(StockEngine.DEFAULT_BATCH))
                .build();
        var reader = new Reader();
        try (var coordinator = Executors.newScheduledThreadPool(1);
                var workers = Executors.newScheduledThreadPool(WORKERS)) {
            var processor = PooledStreamingEventProcessor.builder()
                    .name("replay-" + RUNS.incrementAndGet())
                    .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                            .eventHandlers(reader)
                            .build())
                    .messageSource(store)
                    .tokenStore(stock.tokens())
                    .transactionManager(stock.transactions())
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

    private static final class Reader implements EventMessageHandler {

        private final PaidTotal total = new PaidTotal();
        private final CountDownLatch enough = new CountDownLatch(1);
        private final AtomicLong begun = new AtomicLong();
        private final AtomicLong ended = new AtomicLong();

        @Override
        public synchronized Object handle(EventMessage<?> event) {
            total.add(event.getPayload());
            if (total.count() == STARTED) {
                begun.set(System.nanoTime());
            } else if (total.count() == ENOUGH) {
                ended.set(System.nanoTime());
                enough.countDown();
            }
            return total;
        }

        Sample await() throws InterruptedException {
            if (!enough.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the processor stands still");
            }
            return Sample.of(ENOUGH - STARTED, ended.get() - begun.get());
        }
    }
}
