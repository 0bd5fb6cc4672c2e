package org.pledgetracker.projections.progress;

/** Whether a delivery happened within a window by the effective day. */
public enum Attribution {
    CERTAIN,
    POSSIBLE,
    OUTSIDE
}
