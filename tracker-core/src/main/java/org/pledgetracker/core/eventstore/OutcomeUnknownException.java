package org.pledgetracker.core.eventstore;

/** The connection was lost at commit and the database could not be asked whether the events are stored. */
public final class OutcomeUnknownException extends RuntimeException {

    OutcomeUnknownException(Throwable cause) {
        super("it is not known whether the events are stored", cause);
    }
}
