package org.pledgetracker.projections.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.pledgetracker.projections.view.RecordedEvent;
import org.pledgetracker.projections.view.View;
import org.springframework.transaction.support.TransactionOperations;

/** Folds stored events, in order and in large batches, into the tables of a shadow. */
final class Replay {

    /** Large batches make few statements; what they hold must fit into a small heap. */
    private static final int BATCH = 10_000;

    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final ShadowTables tables;
    private final int size;

    Replay(StreamableMessageSource<TrackedEventMessage<?>> events, ShadowTables tables) {
        this(events, tables, BATCH);
    }

    /** @param size the most events of a batch */
    Replay(StreamableMessageSource<TrackedEventMessage<?>> events, ShadowTables tables, int size) {
        this.events = events;
        this.tables = tables;
        this.size = size;
    }

    /**
     * Goes on from where the tables are, each batch and its position in one transaction; views that stand alone may fold beside
     * it, in one of their own that is over before the position moves.
     *
     * @param upTo the last position to fold; it exists
     * @param reached is told each position that is committed
     * @param beside whether the next batch may take a second processor and need not be one transaction
     */
    void fold(long upTo, TransactionOperations transaction, LongConsumer reached, BooleanSupplier beside)
            throws InterruptedException {
        long position = tables.position();
        if (position >= upTo) {
            return;
        }
        var token = position == 0 ? null : new GlobalSequenceTrackingToken(position);
        try (var stream = events.openStream(token);
                var second = Executors.newSingleThreadExecutor(ShadowTables.BESIDE)) {
            while (position < upTo) {
                var batch = new ArrayList<RecordedEvent>();
                while (batch.size() < size && position + batch.size() < upTo) {
                    batch.add(RecordedEvent.of(stream.nextAvailable()));
                }
                position = batch.getLast().position();
                tables.prepare(batch);
                if (beside.getAsBoolean()) {
                    foldBeside(batch, transaction, second);
                } else {
                    transaction.executeWithoutResult(_ -> fold(batch));
                }
                reached.accept(position);
            }
        }
    }

    /** The same within the caller's transaction. */
    void foldWithin(long upTo) {
        try {
            fold(upTo, TransactionOperations.withoutTransaction(), _ -> {}, () -> false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the replay was interrupted", e);
        }
    }

    private void fold(List<RecordedEvent> batch) {
        tables.views().forEach(view -> view.fold(batch));
        tables.moveTo(batch.getLast().position());
    }

    private void foldBeside(List<RecordedEvent> batch, TransactionOperations transaction, Executor second) {
        var standingAlone = CompletableFuture.runAsync(
                () -> transaction.executeWithoutResult(_ -> fold(batch, View::standsAlone)), second);
        transaction.executeWithoutResult(_ -> {
            fold(batch, view -> !view.standsAlone());
            standingAlone.join();
            tables.moveTo(batch.getLast().position());
        });
    }

    private void fold(List<RecordedEvent> batch, Predicate<View> which) {
        tables.views().stream().filter(which).forEach(view -> view.fold(batch));
    }
}
