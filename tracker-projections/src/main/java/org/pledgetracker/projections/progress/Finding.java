package org.pledgetracker.projections.progress;

import org.jspecify.annotations.Nullable;

/**
 * Something a reader must know. Flags, never blocks.
 *
 * @param entry the delivery that it is about; absent where it is about the pledge
 */
public record Finding(String code, String detail, @Nullable String entry) {

    /** @param whole of a group whose parts are more than it */
    static Finding partsAboveWhole(String whole) {
        return new Finding("parts-above-whole", "Its parts are surely more than the whole.", whole);
    }
}
