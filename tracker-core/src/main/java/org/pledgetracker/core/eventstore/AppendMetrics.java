package org.pledgetracker.core.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;

/** What the store's flushes are like, for whoever wants to measure them. */
public final class AppendMetrics {

    private final IntSupplier waiting;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    AppendMetrics(IntSupplier waiting) {
        this.waiting = waiting;
    }

    /** Is called on the thread that is about to store, so it must be quick. */
    public interface Listener {

        /**
         * A batch is about to be stored.
         *
         * @param commands in the batch
         * @param events of all of them
         * @param longestWait how long the first of them waited for its turn
         */
        void flushing(int commands, int events, Duration longestWait);
    }

    /** How many commands wait at this moment, besides those that are being stored. */
    public int waiting() {
        return waiting.getAsInt();
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    void begun(List<PendingAppend> batch) {
        if (listeners.isEmpty() || batch.isEmpty()) {
            return;
        }
        int events = batch.stream().mapToInt(append -> append.events().size()).sum();
        var wait = Duration.ofNanos(System.nanoTime() - batch.getFirst().begun());
        listeners.forEach(listener -> listener.flushing(batch.size(), events, wait));
    }
}
