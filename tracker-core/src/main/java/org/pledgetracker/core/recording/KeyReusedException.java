package org.pledgetracker.core.recording;

/** The idempotency key stands for another request. */
public final class KeyReusedException extends RuntimeException {

    KeyReusedException() {
        super("This idempotency key was used for another request.");
    }
}
