package org.pledgetracker.core.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** There was no connection to the event store, or none in time: nothing was recorded or read, and a later try may work. */
public final class StoreUnavailableException extends EventStoreException {

    StoreUnavailableException(Throwable cause) {
        super("no connection to the event store", cause);
    }
}
