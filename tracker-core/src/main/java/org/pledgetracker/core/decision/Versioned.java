package org.pledgetracker.core.decision;

/** A state that knows how many events made it. */
public interface Versioned {

    /** The number of events so far: the version that {@code If-Match} is compared with. */
    long version();
}
