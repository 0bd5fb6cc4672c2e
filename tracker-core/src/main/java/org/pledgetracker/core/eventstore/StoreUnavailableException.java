package org.pledgetracker.core.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * There was no connection to the event store, no lock on its head, or no room in its queue, in time: nothing was recorded
 * or read, and a later try may work.
 */
public final class StoreUnavailableException extends EventStoreException {

    StoreUnavailableException(Throwable cause) {
        super("the event store did not answer in time", cause);
    }

    /** More commands wait for the store than it takes in time. */
    StoreUnavailableException(int waiting) {
        super(waiting + " commands wait for the event store");
    }
}
