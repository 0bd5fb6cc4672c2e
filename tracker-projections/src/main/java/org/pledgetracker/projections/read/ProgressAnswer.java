package org.pledgetracker.projections.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.measure.CountedAs;
import org.pledgetracker.core.measure.MeasureKind;
import org.pledgetracker.projections.progress.Attribution;
import org.pledgetracker.projections.progress.CommitmentStatus;
import org.pledgetracker.projections.progress.Evidence;
import org.pledgetracker.projections.progress.Finding;
import org.pledgetracker.projections.progress.Link;
import org.pledgetracker.projections.progress.MeasureTotal;
import org.pledgetracker.projections.progress.Pace;
import org.pledgetracker.projections.progress.PledgeProgress;
import org.pledgetracker.projections.progress.Verdict;
import org.pledgetracker.projections.read.Shown.ShownEquivalent;
import org.pledgetracker.projections.read.Shown.ShownFigure;
import org.pledgetracker.projections.read.Shown.ShownPercent;
import org.pledgetracker.projections.read.Shown.ShownSum;
import org.pledgetracker.projections.read.ShownConversion.Converted;
import org.pledgetracker.projections.read.ShownConversion.OfDelivery;
import org.pledgetracker.projections.read.ShownConversion.SumWithConverted;

/** How a commitment stands. */
record ProgressAnswer(
        String commitment,
        String title,
        LocalDate effectiveOn,
        @Nullable Object knownAt,
        long position,
        List<ShownPledge> pledges,
        List<ShownTotal> totals,
        List<Finding> findings,
        List<Link> overlaps) {

    /**
     * A pledge.
     *
     * @param original the target as it was first stated
     * @param obligated what was signed towards it; absent where nothing was
     * @param outstanding what is still to be delivered of the target
     * @param counted how many deliveries count, of which the evidence shows the first 500 or more
     */
    record ShownPledge(
            String pledge,
            MeasureKind measure,
            String unit,
            @Nullable CountedAs countedAs,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            ShownFigure target,
            ShownFigure original,
            @Nullable ShownEquivalent alsoStatedAs,
            @Nullable SumWithConverted delivered,
            @Nullable ShownPercent percent,
            Verdict verdict,
            @Nullable Pace pace,
            @Nullable ShownSum obligated,
            @Nullable ShownSum outstanding,
            List<Finding> findings,
            ShownCount counted,
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
                    ShownFigure.target(terms.original()),
                    ShownEquivalent.of(terms.alsoStatedAs()),
                    SumWithConverted.of(progress.delivered(), progress.converted()),
                    ShownPercent.of(progress.percent()),
                    progress.verdict(),
                    progress.pace(),
                    ShownSum.of(progress.obligated()),
                    ShownSum.of(progress.outstanding()),
                    progress.findings(),
                    new ShownCount(progress.certain(), progress.possible()),
                    progress.evidence().stream().map(ShownEvidence::of).toList());
        }
    }

    /** How many deliveries count whole, and how many may count. */
    record ShownCount(long certain, long possible) {}

    /** @param conversion how it came to the unit of the pledge; absent where it was stated in it */
    record ShownEvidence(
            @Nullable String entry,
            Attribution counts,
            @Nullable BigDecimal stated,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            OfDelivery conversion) {

        static ShownEvidence of(Evidence evidence) {
            return new ShownEvidence(
                    evidence.entry(),
                    evidence.counts(),
                    evidence.stated(),
                    evidence.amount().low(),
                    evidence.amount().high(),
                    OfDelivery.of(evidence.conversion()));
        }
    }

    record ShownTotal(
            MeasureKind measure,
            String unit,
            @Nullable CountedAs countedAs,
            @Nullable BigDecimal stated,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Converted converted) {

        static ShownTotal of(MeasureTotal total) {
            var delivered = total.delivered();
            return new ShownTotal(
                    total.measure().kind(),
                    total.measure().unit(),
                    total.measure().countedAs(),
                    delivered.stated(),
                    delivered.amount().low(),
                    delivered.amount().high(),
                    Converted.of(total.converted()));
        }
    }

    /** @param claims what there is to know of what documents claim */
    static ProgressAnswer of(CommitmentStatus status, List<Finding> claims, Axes axes, long position) {
        var findings = new ArrayList<>(status.progress().findings());
        findings.addAll(claims);
        return new ProgressAnswer(
                status.commitment().commitment().value(),
                status.commitment().announcement().title(),
                axes.effectiveOn(),
                axes.asked(),
                position,
                status.progress().pledges().stream().map(ShownPledge::of).toList(),
                status.progress().totals().stream().map(ShownTotal::of).toList(),
                findings,
                status.progress().overlaps());
    }
}
