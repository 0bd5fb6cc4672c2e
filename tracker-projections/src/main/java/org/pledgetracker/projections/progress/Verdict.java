package org.pledgetracker.projections.progress;

/** How a pledge stands on the effective day. */
public enum Verdict {
    WITHDRAWN,
    NO_EVIDENCE,
    EXCEEDED,
    MET,
    UNDETERMINED,
    IN_PROGRESS,
    MISSED
}
