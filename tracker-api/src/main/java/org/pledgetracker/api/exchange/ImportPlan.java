package org.pledgetracker.api.exchange;

import java.util.List;
import org.pledgetracker.core.decision.TrackerCommand;

/**
 * What a checked file comes to.
 *
 * @param rows how many there are
 * @param unchanged how many say what is recorded already, or nothing at all
 * @param refused how many are wrong
 * @param errors what is wrong with them, in the order of the rows
 * @param steps what remains to be recorded, in any order
 */
record ImportPlan(int rows, int unchanged, int refused, RowErrors errors, List<Step> steps) {

    ImportPlan {
        steps = List.copyOf(steps);
    }

    /**
     * One command, and the rows that it records.
     *
     * @param lines the lines of these rows
     */
    record Step(TrackerCommand command, List<Long> lines) {}
}
