package org.pledgetracker.core.eventstore;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The last place in each of the streams that were written to lately, so that most conflicts are found without asking the
 * database. What is not here may be anything.
 */
final class RecentStreams {

    private static final int KEPT = 10_000;

    private Map<String, Long> young = new HashMap<>();
    private Map<String, Long> old = new HashMap<>();

    void stored(SerializedEvent event) {
        if (young.size() >= KEPT) {
            old = young;
            young = new HashMap<>();
        }
        young.put(event.aggregate(), event.sequence());
    }

    private @Nullable Long last(String aggregate) {
        var last = young.get(aggregate);
        return last == null ? old.get(aggregate) : last;
    }

    /** Whether a stream surely has more events than a command was decided by. */
    boolean hasMoved(StreamVersion decidedBy) {
        var known = last(decidedBy.aggregate());
        return known != null && known >= decidedBy.events();
    }

    /** Whether an event's place is surely taken. */
    boolean isBehind(SerializedEvent event) {
        var known = last(event.aggregate());
        return known != null && event.sequence() <= known;
    }
}
