package org.pledgetracker.core.recording;

import org.pledgetracker.core.decision.Refusal;

/** The command was refused and nothing was recorded. */
public final class RefusedException extends RuntimeException {

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.detail());
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
