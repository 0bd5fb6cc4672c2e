package org.pledgetracker.projections.progress;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.time.Days;

/** Deliveries of one measure and one span, towards one pledge or none in particular, added up. */
public record Tally(@Nullable String pledge, Measure measure, Days span, long count, NetAmounts net)
        implements Portion {}
