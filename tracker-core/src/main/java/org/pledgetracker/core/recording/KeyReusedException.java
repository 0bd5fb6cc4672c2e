package org.pledgetracker.core.recording;

/** The idempotency key stands for another request. */
public final class KeyReusedException extends RuntimeException {

    public KeyReusedException() {
        super("This idempotency key was used for another request.");
    }
}
