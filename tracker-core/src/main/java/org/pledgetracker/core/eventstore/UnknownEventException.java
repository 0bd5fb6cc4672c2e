package org.pledgetracker.core.eventstore;

/** A stored event that this version of the tracker cannot read. It is never skipped: figures without it would be wrong. */
public final class UnknownEventException extends RuntimeException {

    UnknownEventException(String name, int revision) {
        super("The event store holds an event " + name + ", revision " + revision
                + ", which this version of the tracker does not know. Run the version that wrote it, or a newer one.");
    }
}
