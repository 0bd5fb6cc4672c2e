package org.pledgetracker.core.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** There was no connection to the event store, or no lock on its head, in time: nothing was recorded or read, and a later try may work. */
public final class StoreUnavailableException extends EventStoreException {

    StoreUnavailableException(Throwable cause) {
        super("the event store did not answer in time", cause);
    }
}
