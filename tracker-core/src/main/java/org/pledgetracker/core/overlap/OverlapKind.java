package org.pledgetracker.core.overlap;

/** How two entries overlap. */
public enum OverlapKind {
    /** Both state the same fact: the other counts, the entry does not. */
    SAME_FACT,
    /** The entry is a part of the other, which is a whole. */
    INCLUDED_IN
}
