package org.pledgetracker.projections.progress;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.time.Days;

/**
 * What the calculator needs to know of an obligation.
 *
 * @param pledge the pledge that it names
 * @param signedOn the days on one of which it was signed
 */
public record ObligationTerms(
        String reference, @Nullable String pledge, Measure measure, Figure amount, Days signedOn) {}
