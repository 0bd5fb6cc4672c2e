package org.pledgetracker.projections.progress;

/** Whether as much is delivered as of the window's days have gone. */
public enum Pace {
    ON_TRACK,
    BEHIND,
    UNCERTAIN
}
