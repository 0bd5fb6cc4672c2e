package org.pledgetracker.core.figure;

/** How a document words a number. */
public enum Precision {
    /** The number itself. */
    EXACT,
    /** "About", "around", "approximately". */
    APPROXIMATE,
    /** "More than", "at least". */
    AT_LEAST,
    /** "Up to", "at most". */
    AT_MOST
}
