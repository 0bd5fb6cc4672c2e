package org.pledgetracker.projections.problem;

import java.io.IOException;

/** A command's body is larger than an event may become. */
public final class BodyTooLargeException extends IOException {

    public BodyTooLargeException(long limit) {
        super("A body has at most " + limit + " bytes.");
    }
}
