package org.pledgetracker.projections.reconciliation;

import org.pledgetracker.core.figure.Interval;

/** How two claims about the same thing stand to each other. */
public enum Relation {
    /** The same interval. */
    AGREE,
    /** There is a number that satisfies both. */
    CONSISTENT,
    /** No number satisfies both. */
    CONFLICT;

    static Relation between(Interval a, Interval b) {
        if (a.equals(b)) {
            return AGREE;
        }
        return a.overlaps(b) ? CONSISTENT : CONFLICT;
    }
}
