package org.pledgetracker.api.exchange;

import org.jspecify.annotations.Nullable;

/**
 * What is to be done with a file.
 *
 * @param dryRun check only; record nothing
 * @param partial record the good rows though others are refused; else all rows or none
 * @param source who speaks in a file that does not say so itself
 */
record ImportRequest(
        String kind,
        boolean dryRun,
        boolean partial,
        @Nullable String source) {}
