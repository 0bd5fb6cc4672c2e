package org.pledgetracker.projections.progress;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.measure.StatedEquivalent;
import org.pledgetracker.core.time.Days;

/**
 * What the calculator needs to know of a pledge.
 *
 * @param original the target as it was first stated, before any revision
 * @param alsoStatedAs what its source itself states the target to be in another unit
 */
public record PledgeTerms(
        String pledge,
        Measure measure,
        Figure target,
        Figure original,
        @Nullable StatedEquivalent alsoStatedAs,
        Days window,
        boolean withdrawn) {}
