package org.pledgetracker.projections.progress;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.time.Days;

/** Something delivered that is attributed as one: a delivery, or many of one span that need not be told apart. */
public sealed interface Portion permits Delivery, Tally {

    /** The pledge that it names, and then counts towards alone. */
    @Nullable
    String pledge();

    Measure measure();

    /** The days in which it happened. */
    Days span();

    /** How many deliveries it stands for. */
    long count();

    NetAmounts net();
}
