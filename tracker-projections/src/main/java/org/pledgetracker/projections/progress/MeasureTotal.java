package org.pledgetracker.projections.progress;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.measure.Measure;

/** All deliveries of one measure by the effective day, whatever the windows. */
public record MeasureTotal(
        Measure measure, Sum delivered, @Nullable ConvertedSum converted) {}
