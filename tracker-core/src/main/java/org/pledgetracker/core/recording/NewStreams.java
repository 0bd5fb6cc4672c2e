package org.pledgetracker.core.recording;

import java.util.concurrent.atomic.AtomicInteger;
import org.pledgetracker.core.decision.TrackerCommand;
import org.pledgetracker.core.decision.UsuallyFirst;

/**
 * Whether a command's stream is taken for empty without a look, since that is what it nearly always is. Where it is not, the
 * append fails and costs its whole batch another try, so after such an error many commands look first.
 */
final class NewStreams {

    private static final int LOOKS_AFTER_AN_ERROR = 1_000;

    private final AtomicInteger looks = new AtomicInteger();

    boolean isTakenForEmpty(TrackerCommand command) {
        return command instanceof UsuallyFirst && looks.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
    }

    /** A stream that was taken for empty may not have been. */
    void wasWrong() {
        looks.set(LOOKS_AFTER_AN_ERROR);
    }
}
