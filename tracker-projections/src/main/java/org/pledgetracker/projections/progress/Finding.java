package org.pledgetracker.projections.progress;

import org.jspecify.annotations.Nullable;

/**
 * Something a reader must know. Flags, never blocks.
 *
 * @param entry the delivery that it is about; absent where it is about the pledge
 */
public record Finding(String code, String detail, @Nullable String entry) {}
