package org.pledgetracker.core.eventstore;

import java.util.Objects;

/**
 * The last place in some of the streams that were written to lately, so that most conflicts are found without asking the
 * database. What is not here may be anything: each stream has one row of the table, and another that shares it takes it over. A
 * command costs a few looks, while all others wait.
 */
final class RecentStreams {

    private static final int ROWS = 1 << 15;
    private static final long UNKNOWN = -1;

    private final String[] streams = new String[ROWS];
    private final long[] last = new long[ROWS];

    void stored(SerializedEvent event) {
        int row = rowOf(event.aggregate());
        streams[row] = event.aggregate();
        last[row] = event.sequence();
    }

    private static int rowOf(String stream) {
        int hash = stream.hashCode();
        return (hash ^ hash >>> 16) & (ROWS - 1);
    }

    private long last(String stream) {
        int row = rowOf(stream);
        return Objects.equals(streams[row], stream) ? last[row] : UNKNOWN;
    }

    /** Whether an append's place is surely taken, or a stream that decided it has surely moved. */
    boolean isStale(PendingAppend append) {
        var first = append.first();
        if (first.sequence() <= last(first.aggregate())) {
            return true;
        }
        for (var stream : append.decidedBy()) {
            if (last(stream.aggregate()) >= stream.events()) {
                return true;
            }
        }
        return false;
    }
}
