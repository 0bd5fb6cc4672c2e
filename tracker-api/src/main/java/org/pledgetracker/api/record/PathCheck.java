package org.pledgetracker.api.record;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.decision.FieldErrorCode;

/** A body need not repeat what its path says, and may not contradict it. */
final class PathCheck {

    private PathCheck() {}

    static void same(Input in, String field, @Nullable String given, String path) {
        if (given != null && !given.equals(path)) {
            in.wrong(field, FieldErrorCode.MALFORMED, "The path says " + path + ".");
        }
    }
}
