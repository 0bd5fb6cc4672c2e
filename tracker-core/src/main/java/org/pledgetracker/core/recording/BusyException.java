package org.pledgetracker.core.recording;

/** Others kept changing the same record first; nothing was recorded, and a later try may succeed. */
public final class BusyException extends RuntimeException {

    BusyException(Throwable cause) {
        super("The record is being changed by others.", cause);
    }
}
