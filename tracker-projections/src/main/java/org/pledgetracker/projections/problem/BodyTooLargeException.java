package org.pledgetracker.projections.problem;

import java.io.IOException;

/** A body is larger than what is read here: a command's becomes an event, a file's is kept in memory. */
public final class BodyTooLargeException extends IOException {

    public BodyTooLargeException(long limit) {
        super("A body has at most " + limit + " bytes.");
    }
}
