package org.pledgetracker.core.overlap;

import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.decision.TrackerEvent;

/** What has happened to overlaps. */
public sealed interface OverlapEvent extends TrackerEvent {

    EntryId entry();

    /**
     * Two entries were found to overlap.
     *
     * @param entryVersion the number of events that the entry had when it was decided
     * @param otherVersion the number of events that the other had
     */
    record EntriesLinked(
            OverlapKind kind, EntryId entry, EntryId other, long entryVersion, long otherVersion, String reason)
            implements OverlapEvent {}

    record OverlapRemoved(EntryId entry, EntryId other, String reason) implements OverlapEvent {}
}
