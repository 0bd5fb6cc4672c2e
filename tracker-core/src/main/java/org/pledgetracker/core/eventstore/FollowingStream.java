package org.pledgetracker.core.eventstore;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/** The events behind a position, as far as there are any, and then those that come. For one thread. */
final class FollowingStream implements TrackingEventStream {

    private final ReadAhead ahead;
    private final ArrayDeque<TrackedEventMessage<?>> decoded = new ArrayDeque<>();

    FollowingStream(ReadAhead ahead) {
        this.ahead = ahead;
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        if (decoded.isEmpty()) {
            try {
                decoded.addAll(ahead.poll(0));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return Optional.ofNullable(decoded.peek());
    }

    /** @throws org.axonframework.eventsourcing.eventstore.EventStoreException where the store cannot be read */
    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        if (decoded.isEmpty()) {
            decoded.addAll(ahead.poll(unit.toNanos(timeout)));
        }
        return !decoded.isEmpty();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (decoded.isEmpty()) {
            decoded.addAll(ahead.poll(TimeUnit.SECONDS.toNanos(1)));
        }
        return decoded.remove();
    }

    @Override
    public void close() {
        ahead.close();
    }

    /** Axon asks so that it need not wait itself: this stream cannot tell, so that it waits. */
    @Override
    public boolean setOnAvailableCallback(@Nullable Runnable callback) {
        return false;
    }
}
