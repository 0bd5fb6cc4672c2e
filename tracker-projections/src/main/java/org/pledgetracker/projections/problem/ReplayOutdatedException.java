package org.pledgetracker.projections.problem;

/** A replay whose tables cannot come in the place of the live ones. */
public final class ReplayOutdatedException extends RuntimeException {

    public ReplayOutdatedException(String message) {
        super(message);
    }
}
