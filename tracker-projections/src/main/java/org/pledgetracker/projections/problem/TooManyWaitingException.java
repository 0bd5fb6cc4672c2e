package org.pledgetracker.projections.problem;

/** Others have to come first, and no more can wait; a later try may succeed. */
public final class TooManyWaitingException extends RuntimeException {

    public TooManyWaitingException(String message) {
        super(message);
    }

    public TooManyWaitingException(String message, Throwable cause) {
        super(message, cause);
    }
}
