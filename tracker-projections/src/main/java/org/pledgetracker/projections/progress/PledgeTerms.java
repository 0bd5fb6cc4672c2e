package org.pledgetracker.projections.progress;

import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.time.Days;

/** What the calculator needs to know of a pledge. */
public record PledgeTerms(String pledge, Measure measure, Figure target, Days window, boolean withdrawn) {}
