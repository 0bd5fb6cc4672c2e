package org.pledgetracker.projections.security;

import java.util.Arrays;

/** What an account may do. */
public enum Role {
    /** Reads. */
    VIEWER(false),
    /** Reads and records. */
    RECORDER(true),
    /** Reads everything, the log too. */
    AUDITOR(false),
    /** Does all. */
    ADMIN(true);

    private final boolean mayRecord;

    Role(boolean mayRecord) {
        this.mayRecord = mayRecord;
    }

    public boolean mayRecord() {
        return mayRecord;
    }

    public boolean mayAudit() {
        return this == AUDITOR || this == ADMIN;
    }

    /** The names of all, as rules of access take them. */
    public static String[] reading() {
        return Arrays.stream(values()).map(Role::name).toArray(String[]::new);
    }

    /** The names of those who may record. */
    public static String[] recording() {
        return Arrays.stream(values()).filter(Role::mayRecord).map(Role::name).toArray(String[]::new);
    }

    /** The names of those who may see every event as it is stored. */
    public static String[] auditing() {
        return Arrays.stream(values()).filter(Role::mayAudit).map(Role::name).toArray(String[]::new);
    }
}
