package org.pledgetracker.core.eventstore;

/** The idempotency key was stored by another request in the meantime; nothing was appended. */
public final class KeyTakenException extends RuntimeException {

    /** A command that recorded nothing new came second with its key. */
    public KeyTakenException() {
        super("the idempotency key was used at the same moment");
    }

    KeyTakenException(Throwable cause) {
        super("the idempotency key was used at the same moment", cause);
    }
}
