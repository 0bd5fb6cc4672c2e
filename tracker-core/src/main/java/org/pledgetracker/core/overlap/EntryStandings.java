package org.pledgetracker.core.overlap;

import org.pledgetracker.core.commitment.EntryId;

/**
 * How entries stand at this moment, read without a lock. A correction that commits at the same moment may be missed; the
 * order of events then tells that the link never held.
 */
@FunctionalInterface
public interface EntryStandings {

    /** Everything that any node had committed when the call began. */
    EntryStanding of(EntryId entry);
}
