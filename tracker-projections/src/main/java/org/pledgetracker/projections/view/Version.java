package org.pledgetracker.projections.view;

import org.jspecify.annotations.Nullable;

/**
 * A version of a record and when it was known, in positions.
 *
 * @param knownFrom the first position that knows it
 * @param knownTo the first position that no longer knows it; absent for the current version
 * @param recordedAs the position of the record's first version
 */
public record Version<V>(
        String key,
        String commitment,
        long recordedAs,
        long knownFrom,
        @Nullable Long knownTo,
        V content) {

    /** The same, ended at a position. */
    Version<V> until(long position) {
        return new Version<>(key, commitment, recordedAs, knownFrom, position, content);
    }
}
