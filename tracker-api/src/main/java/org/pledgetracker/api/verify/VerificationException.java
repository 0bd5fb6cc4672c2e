package org.pledgetracker.api.verify;

/** What was to be shown does not hold; the message says what. */
final class VerificationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    VerificationException(String message) {
        super(message);
    }

    VerificationException(String message, Throwable cause) {
        super(message, cause);
    }
}
