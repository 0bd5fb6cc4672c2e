package org.pledgetracker.projections.security;

/** What an account may do. */
public enum Role {
    /** Reads. */
    VIEWER,
    /** Reads and records. */
    RECORDER,
    /** Reads everything, the log too. */
    AUDITOR,
    /** Does all. */
    ADMIN
}
