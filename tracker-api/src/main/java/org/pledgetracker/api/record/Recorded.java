package org.pledgetracker.api.record;

/**
 * The answer to a command.
 *
 * @param id of what was recorded or changed
 * @param position of the command's last event in the one global order
 */
public record Recorded(String id, long position) {}
