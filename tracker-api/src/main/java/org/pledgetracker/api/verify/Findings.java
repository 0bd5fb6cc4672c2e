package org.pledgetracker.api.verify;

import java.io.PrintStream;

/** What held and what did not, told as it is found. */
final class Findings {

    private final PrintStream out;
    private boolean failed;

    Findings(PrintStream out) {
        this.out = out;
    }

    void held(String what) {
        out.println("ok      " + what);
    }

    void failed(String what) {
        failed = true;
        out.println("FAILED  " + what);
    }

    boolean anyFailed() {
        return failed;
    }
}
