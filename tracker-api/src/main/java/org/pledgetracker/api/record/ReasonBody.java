package org.pledgetracker.api.record;

import org.jspecify.annotations.Nullable;

/** Why. */
record ReasonBody(@Nullable String reason) {

    String read() {
        var in = new Input();
        var why = in.text("reason", reason, Input.TEXT);
        return in.build(why::get);
    }
}
