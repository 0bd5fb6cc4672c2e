package org.pledgetracker.core.overlap;

import java.util.List;
import java.util.Optional;
import org.pledgetracker.core.measure.Measure;

/**
 * What an entry counted, from event to event.
 *
 * @param measures after each of its events, in order; absent once it was reversed; empty for an entry that is not recorded
 */
public record EntryStanding(List<Optional<Measure>> measures) {

    public EntryStanding {
        measures = List.copyOf(measures);
    }

    boolean isRecorded() {
        return !measures.isEmpty();
    }

    /** The number of its events. */
    long version() {
        return measures.size();
    }

    /** What it counts; absent where it was reversed. */
    Optional<Measure> measure() {
        return measures.getLast();
    }

    /** Whether it has counted this, and nothing else, from a version on. */
    boolean hasCounted(Optional<Measure> measure, long sinceVersion) {
        return measure.isPresent() && measures.stream().skip(sinceVersion - 1).allMatch(measure::equals);
    }

    Optional<Measure> measureAt(long version) {
        return measures.get(Math.toIntExact(version - 1));
    }
}
