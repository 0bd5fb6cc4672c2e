package org.pledgetracker.projections.progress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.time.Days;

/** All deliveries by measure, whatever the windows. */
final class Totals {

    private final Asked asked;
    private final Groups groups;
    private final Map<Measure, Counting> byMeasure = new LinkedHashMap<>();

    Totals(Asked asked, Groups groups) {
        this.asked = asked;
        this.groups = groups;
    }

    void add(Portion portion) {
        var counts = Contribution.attribution(portion.span(), Days.ALL, asked.effectiveOn());
        if (counts != Attribution.OUTSIDE) {
            byMeasure
                    .computeIfAbsent(portion.measure(), _ -> new Counting(groups, asked))
                    .add(portion, counts);
        }
    }

    List<MeasureTotal> all() {
        var totals = new ArrayList<MeasureTotal>();
        byMeasure.forEach((measure, counting) -> totals.add(new MeasureTotal(
                measure,
                Objects.requireNonNull(groups.sum(counting.evidence(measure.unit()))),
                measure.isMoney() ? counting.converted() : null)));
        return totals;
    }
}
