package org.pledgetracker.projections.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.projections.progress.Finding;
import org.pledgetracker.projections.progress.Link;
import org.pledgetracker.projections.progress.Portfolio;
import org.pledgetracker.projections.progress.ProgressQueries.Grouped;
import org.pledgetracker.projections.progress.Verdict;
import org.pledgetracker.projections.read.ProgressAnswer.ShownTotal;
import org.pledgetracker.projections.read.ShownConversion.Converted;

/** Many commitments together, and in groups. */
record PortfolioAnswer(
        LocalDate effectiveOn,
        @Nullable Object knownAt,
        long position,
        GroupBy groupBy,
        List<ShownGroup> groups,
        ShownGroup all) {

    /** What the commitments of a group have in common. */
    enum GroupBy {
        pledger,
        beneficiary,
        theme
    }

    /**
     * What the commitments of a group add up to.
     *
     * @param group what they have in common; absent for all together
     * @param money all money in the currency that was asked for; absent where none was
     * @param overlaps links whose ends are both in the group, so that they count once
     * @param findings about these links
     */
    record ShownGroup(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String group,

            long commitments,
            long pledges,
            Map<Verdict, Long> verdicts,
            List<ShownTotal> totals,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Converted money,

            List<Link> overlaps,
            List<Finding> findings) {

        static ShownGroup of(@Nullable String group, Portfolio.Total total) {
            return new ShownGroup(
                    group,
                    total.commitments(),
                    total.pledges(),
                    total.verdicts(),
                    total.totals().stream().map(ShownTotal::of).toList(),
                    Converted.of(total.money()),
                    total.overlaps(),
                    total.findings());
        }
    }

    static PortfolioAnswer of(Grouped grouped, GroupBy groupBy, Axes axes, long position) {
        return new PortfolioAnswer(
                axes.effectiveOn(),
                axes.asked(),
                position,
                groupBy,
                grouped.groups().entrySet().stream()
                        .map(group -> ShownGroup.of(group.getKey(), group.getValue()))
                        .toList(),
                ShownGroup.of(null, grouped.all()));
    }
}
