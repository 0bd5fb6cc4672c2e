package org.pledgetracker.core.eventstore;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The events of one command on their way into the store: all are stored or none. The command's thread waits here for
 * the flush that takes them.
 *
 * @param decidedBy other streams, which must not have moved since
 * @param begun on {@link System#nanoTime()}'s clock
 * @param taken set once, by the flush that takes them or by a thread that gives up before that
 * @param answer the position of the last event, or what fails: made on the command's own thread, not by the flush
 */
record PendingAppend(
        List<SerializedEvent> events,
        @Nullable IdempotencyKey key,
        List<StreamVersion> decidedBy,
        long begun,
        AtomicBoolean taken,
        CompletableFuture<LongSupplier> answer) {

    PendingAppend(List<SerializedEvent> events, @Nullable IdempotencyKey key, List<StreamVersion> decidedBy) {
        this(events, key, decidedBy, System.nanoTime(), new AtomicBoolean(), new CompletableFuture<>());
    }

    /** The streams that decided a batch, each once. */
    static List<StreamVersion> decidedBy(List<PendingAppend> batch) {
        var all = new LinkedHashSet<StreamVersion>();
        batch.forEach(append -> all.addAll(append.decidedBy()));
        return List.copyOf(all);
    }

    /** The events of a batch, in order. */
    static List<SerializedEvent> events(List<PendingAppend> batch) {
        var all = new ArrayList<SerializedEvent>();
        for (var append : batch) {
            all.addAll(append.events());
        }
        return all;
    }

    /** @return whether the flush may have them; else nobody waits for them any more */
    boolean take() {
        return taken.compareAndSet(false, true);
    }

    void stored(long last) {
        answer.complete(() -> last);
    }

    void failed(Supplier<? extends RuntimeException> failure) {
        answer.complete(() -> {
            throw failure.get();
        });
    }

    SerializedEvent first() {
        return events.getFirst();
    }

    /**
     * @return the position of the last event
     * @throws StoreUnavailableException where it was given up before a flush took the events: nothing is stored
     * @throws OutcomeUnknownException where it was given up after that
     * @throws RuntimeException as the flush says
     */
    long await() {
        try {
            return answer.get().getAsLong();
        } catch (ExecutionException e) {
            throw givenUp(take(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw givenUp(take(), e);
        }
    }

    /** Nobody waits any longer: no flush may take the events from now on, and one that has taken them answers too late. */
    void giveUp() {
        boolean isUntaken = take();
        failed(() -> givenUp(isUntaken, new TimeoutException()));
    }

    private static RuntimeException givenUp(boolean isUntaken, Exception why) {
        return isUntaken ? new StoreUnavailableException(why) : new OutcomeUnknownException(why);
    }
}
