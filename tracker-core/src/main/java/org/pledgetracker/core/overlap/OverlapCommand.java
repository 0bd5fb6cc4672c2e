package org.pledgetracker.core.overlap;

import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.decision.Reasoned;
import org.pledgetracker.core.decision.TrackerCommand;

/** What may be asked of overlaps. All are decided in one place: whether two entries may be linked depends on others. */
public sealed interface OverlapCommand extends TrackerCommand, Reasoned {

    /** The entry that is not counted by itself any more. */
    EntryId entry();

    @Override
    default String aggregateId() {
        return "overlaps";
    }

    record LinkEntries(OverlapKind kind, EntryId entry, EntryId other, String reason) implements OverlapCommand {}

    record RemoveOverlap(EntryId entry, String reason) implements OverlapCommand {}
}
