package org.pledgetracker.core.commitment;

/** The two kinds of delivery. */
public enum EntryKind {
    DISBURSEMENT("disbursements"),
    TRAINING("trainings");

    private final String segment;

    EntryKind(String segment) {
        this.segment = segment;
    }

    /** Its part of the entry's identity and of its address. */
    public String segment() {
        return segment;
    }
}
