package org.pledgetracker.projections.problem;

/** A parameter, header or cursor that cannot be read. */
public final class MalformedRequestException extends RuntimeException {

    public MalformedRequestException(String detail) {
        super(detail);
    }
}
