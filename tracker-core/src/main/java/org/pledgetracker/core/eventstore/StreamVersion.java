package org.pledgetracker.core.eventstore;

/**
 * A stream that a command was decided by, beside its own.
 *
 * @param events how many it had
 */
record StreamVersion(String aggregate, long events) {}
