package org.pledgetracker.core.benchmark;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventMessageHandler;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.async.SequencingPolicy;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;

/**
 * A replay as Axon sets one up where nothing is said: a pooled processor of 16 segments, a batch of one event, four threads,
 * each batch's token in a transaction of its own. Only the place to begin is said: the default wraps it in a token that
 * Axon's Jackson 3 serializer cannot read back. It is far slower than the others and therefore reads only some events.
 */
public final class DefaultProcessor {

    private static final int WORKERS = 4;
    private static final long LONGEST_SECONDS = 120;

    private static final AtomicInteger RUNS = new AtomicInteger();

    private final StockEngine stock;
    private final SequencingPolicy<EventMessage<?>> order;
    private final long from;
    private final long upTo;

    /**
     * @param order which events must be handled one after the other
     * @param from the number of the event after which it is measured: claiming segments is not reading
     * @param upTo the number of the last event that is measured
     */
    public DefaultProcessor(StockEngine stock, SequencingPolicy<EventMessage<?>> order, long from, long upTo) {
        this.stock = stock;
        this.order = order;
        this.from = from;
        this.upTo = upTo;
    }

    /** @param handler is called on several threads */
    public Sample measure(Consumer<EventMessage<?>> handler) throws InterruptedException {
        var store = stock.store();
        var counting = new Counting(handler);
        try (var coordinator = Executors.newScheduledThreadPool(1);
                var workers = Executors.newScheduledThreadPool(WORKERS)) {
            var processor = PooledStreamingEventProcessor.builder()
                    .name("replay-" + RUNS.incrementAndGet())
                    .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                            .eventHandlers(counting)
                            .sequencingPolicy(order)
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
                return counting.await();
            } finally {
                processor.shutDown();
            }
        } finally {
            store.shutDown();
        }
    }

    private final class Counting implements EventMessageHandler {

        private final Consumer<EventMessage<?>> handler;
        private final CountDownLatch enough = new CountDownLatch(1);
        private final AtomicLong handled = new AtomicLong();
        private final AtomicLong begun = new AtomicLong();
        private final AtomicLong ended = new AtomicLong();

        Counting(Consumer<EventMessage<?>> handler) {
            this.handler = handler;
        }

        @Override
        public Object handle(EventMessage<?> event) {
            handler.accept(event);
            long number = handled.incrementAndGet();
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
                throw new IllegalStateException("the processor stands still at " + handled);
            }
            return Sample.of(upTo - from, ended.get() - begun.get());
        }
    }
}
