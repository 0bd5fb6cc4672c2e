package org.pledgetracker.projections.problem;

/** The views did not reach the position in time that the reader asked for. */
public final class NotCaughtUpException extends RuntimeException {

    public NotCaughtUpException(long position) {
        super("The answer does not include position " + position + " yet. Ask again.");
    }
}
