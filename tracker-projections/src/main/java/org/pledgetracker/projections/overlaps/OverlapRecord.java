package org.pledgetracker.projections.overlaps;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.overlap.OverlapEvent.EntriesLinked;
import org.pledgetracker.core.overlap.OverlapId;
import org.pledgetracker.core.overlap.OverlapKind;

/**
 * A version of the link of an entry.
 *
 * @param reason why it was made
 * @param by opaque id of the account that made it
 * @param ended why it no longer stands; absent while it does
 */
public record OverlapRecord(
        OverlapKind kind,
        EntryId entry,
        EntryId other,
        String reason,
        @Nullable String by,
        State state,
        @Nullable String ended) {

    /** Whether a link stands. */
    public enum State {
        STANDING,
        /** A person took it back. */
        REMOVED,
        /** An end was reversed, or the two came to count something unlike. */
        LAPSED
    }

    static OverlapRecord of(EntriesLinked linked, @Nullable String by) {
        return new OverlapRecord(
                linked.kind(), linked.entry(), linked.other(), linked.reason(), by, State.STANDING, null);
    }

    OverlapRecord end(State how, String because) {
        return new OverlapRecord(kind, entry, other, reason, by, how, because);
    }

    public boolean stands() {
        return state == State.STANDING;
    }

    public boolean touches(EntryId end) {
        return entry.equals(end) || other.equals(end);
    }

    public String id() {
        return OverlapId.of(entry);
    }
}
