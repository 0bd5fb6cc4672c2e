package org.pledgetracker.core.measure;

/** How heads are counted. The two never add up or compare. */
public enum CountedAs {
    /** Each person once; what is meant where nothing is said. */
    PERSONS,
    /** Each attendance, so that one person may count several times. */
    ATTENDANCES
}
