package org.pledgetracker.core.overlap;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.measure.Measure;

/**
 * What an entry counted, from event to event.
 *
 * @param measures after each of its events, in order; absent once it was reversed; empty for an entry that is not recorded
 */
public record EntryStanding(List<@Nullable Measure> measures) {

    public EntryStanding {
        measures = Collections.unmodifiableList(new ArrayList<>(measures));
    }

    boolean isRecorded() {
        return !measures.isEmpty();
    }

    /** The number of its events. */
    long version() {
        return measures.size();
    }

    /** What it counts; absent where it was reversed. */
    @Nullable
    Measure measure() {
        return measures.getLast();
    }

    /** Whether it has counted this, and nothing else, from a version on. */
    boolean hasCounted(@Nullable Measure measure, long sinceVersion) {
        return measure != null && measures.stream().skip(sinceVersion - 1).allMatch(counted -> measure.equals(counted));
    }

    @Nullable
    Measure measureAt(long version) {
        return measures.get(Math.toIntExact(version - 1));
    }
}
