package org.pledgetracker.projections.read;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.measure.CountedAs;
import org.pledgetracker.core.measure.MeasureKind;
import org.pledgetracker.projections.progress.Attribution;
import org.pledgetracker.projections.progress.CommitmentStatus;
import org.pledgetracker.projections.progress.Evidence;
import org.pledgetracker.projections.progress.Finding;
import org.pledgetracker.projections.progress.MeasureTotal;
import org.pledgetracker.projections.progress.Pace;
import org.pledgetracker.projections.progress.PledgeProgress;
import org.pledgetracker.projections.progress.Verdict;
import org.pledgetracker.projections.read.Shown.ShownFigure;
import org.pledgetracker.projections.read.Shown.ShownPercent;
import org.pledgetracker.projections.read.Shown.ShownSum;

/** How a commitment stands. */
record ProgressAnswer(
        String commitment,
        String title,
        LocalDate effectiveOn,
        @Nullable Object knownAt,
        long position,
        List<ShownPledge> pledges,
        List<ShownTotal> totals) {

    record ShownPledge(
            String pledge,
            MeasureKind measure,
            String unit,
            @Nullable CountedAs countedAs,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            ShownFigure target,
            @Nullable ShownSum delivered,
            @Nullable ShownPercent percent,
            Verdict verdict,
            @Nullable Pace pace,
            List<Finding> findings,
            List<ShownEvidence> evidence) {

        static ShownPledge of(PledgeProgress progress) {
            var terms = progress.terms();
            return new ShownPledge(
                    terms.pledge(),
                    terms.measure().kind(),
                    terms.measure().unit(),
                    terms.measure().countedAs(),
                    terms.window().first(),
                    terms.window().last(),
                    ShownFigure.target(terms.target()),
                    ShownSum.of(progress.delivered()),
                    ShownPercent.of(progress.percent()),
                    progress.verdict(),
                    progress.pace(),
                    progress.findings(),
                    progress.evidence().stream().map(ShownEvidence::of).toList());
        }
    }

    record ShownEvidence(
            String entry,
            Attribution counts,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high) {

        static ShownEvidence of(Evidence evidence) {
            return new ShownEvidence(
                    evidence.entry(),
                    evidence.counts(),
                    evidence.amount().low(),
                    evidence.amount().high());
        }
    }

    record ShownTotal(
            MeasureKind measure,
            String unit,
            @Nullable CountedAs countedAs,
            @Nullable BigDecimal stated,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high) {

        static ShownTotal of(MeasureTotal total) {
            var delivered = total.delivered();
            return new ShownTotal(
                    total.measure().kind(),
                    total.measure().unit(),
                    total.measure().countedAs(),
                    delivered.stated(),
                    delivered.amount().low(),
                    delivered.amount().high());
        }
    }

    static ProgressAnswer of(CommitmentStatus status, Axes axes, long position) {
        return new ProgressAnswer(
                status.commitment().commitment().value(),
                status.commitment().announcement().title(),
                axes.effectiveOn(),
                axes.asked(),
                position,
                status.progress().pledges().stream().map(ShownPledge::of).toList(),
                status.progress().totals().stream().map(ShownTotal::of).toList());
    }
}
