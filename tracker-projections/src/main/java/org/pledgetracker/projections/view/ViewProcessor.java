package org.pledgetracker.projections.view;

import java.util.List;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;

/**
 * Keeps all views at one position: each batch of events, and the token, in one transaction. So every answer is as of
 * exactly one position, whichever views it reads.
 *
 * <p>An error stops it at the batch that failed; it tries that batch again, and never goes past it.
 */
public final class ViewProcessor implements AutoCloseable {

    private static final int BATCH = 1_000;

    private final TrackingEventProcessor processor;

    public ViewProcessor(
            StreamableMessageSource<TrackedEventMessage<?>> source,
            PositionTokenStore tokens,
            PlatformTransactionManager transactions,
            List<View> views,
            ViewPosition position) {
        processor = TrackingEventProcessor.builder()
                .name(ViewPosition.PROCESSOR)
                .messageSource(source)
                .tokenStore(tokens)
                .transactionManager(axon(transactions))
                .eventHandlerInvoker(new FoldingInvoker(tokens, views, position::signal))
                .errorHandler(PropagatingErrorHandler.instance())
                .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andBatchSize(BATCH)
                        .andInitialTrackingToken(StreamableMessageSource::createTailToken))
                .build();
    }

    public void start() {
        processor.start();
    }

    /** Why the views stand still; absent while they follow. */
    public @Nullable Throwable error() {
        return processor.processingStatus().values().stream()
                .filter(EventTrackerStatus::isErrorState)
                .map(EventTrackerStatus::getError)
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        processor.shutDown();
    }

    private static TransactionManager axon(PlatformTransactionManager transactions) {
        return () -> {
            TransactionStatus status = transactions.getTransaction(new DefaultTransactionDefinition());
            return new Transaction() {
                @Override
                public void commit() {
                    transactions.commit(status);
                }

                @Override
                public void rollback() {
                    if (!status.isCompleted()) {
                        transactions.rollback(status);
                    }
                }
            };
        };
    }
}
