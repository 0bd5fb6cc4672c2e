package org.pledgetracker.core.recording;

/**
 * The answer to an accepted command: durable when it is given.
 *
 * @param position of the command's last event in the one global order
 * @param repeated the same request was answered before under its idempotency key
 */
public record Receipt(long position, boolean repeated) {}
