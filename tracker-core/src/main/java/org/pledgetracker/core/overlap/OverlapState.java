package org.pledgetracker.core.overlap;

import java.util.HashMap;
import java.util.Map;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.decision.Versioned;
import org.pledgetracker.core.overlap.OverlapEvent.EntriesLinked;

/**
 * The links that were made and not removed, by their entry. Some of them may have lapsed since: that is told by their ends.
 */
public record OverlapState(long version, Map<EntryId, Made> links) implements Versioned {

    public static final OverlapState NONE = new OverlapState(0, Map.of());

    /** @param sequence the place of the event, from 0 */
    record Made(EntriesLinked link, long sequence) {}

    OverlapState with(EntriesLinked link) {
        var all = new HashMap<>(links);
        all.put(link.entry(), new Made(link, version));
        return new OverlapState(version + 1, all);
    }

    OverlapState without(EntryId entry) {
        var all = new HashMap<>(links);
        all.remove(entry);
        return new OverlapState(version + 1, all);
    }
}
