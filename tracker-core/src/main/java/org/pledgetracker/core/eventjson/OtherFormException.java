package org.pledgetracker.core.eventjson;

/** The text has another form than the one that is written; it may be fine all the same. Has no trace: it is no failure. */
final class OtherFormException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OtherFormException() {
        super("not the form in which it is written", null, false, false);
    }
}
