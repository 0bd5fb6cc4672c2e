package org.pledgetracker.core.eventstore;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last place in each of the streams that were written to lately, so that most conflicts are found without asking the
 * database. What is not here may be anything.
 */
final class RecentStreams {

    private static final int KEPT = 20_000;

    private final Map<String, Long> last = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > KEPT;
        }
    };

    void stored(SerializedEvent event) {
        last.put(event.aggregate(), event.sequence());
    }

    /** Whether a stream surely has more events than a command was decided by. */
    boolean hasMoved(StreamVersion decidedBy) {
        var known = last.get(decidedBy.aggregate());
        return known != null && known >= decidedBy.events();
    }

    /** Whether an event's place is surely taken. */
    boolean isBehind(SerializedEvent event) {
        var known = last.get(event.aggregate());
        return known != null && event.sequence() <= known;
    }
}
