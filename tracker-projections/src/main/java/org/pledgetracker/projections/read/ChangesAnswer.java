package org.pledgetracker.projections.read;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.measure.CountedAs;
import org.pledgetracker.core.measure.MeasureKind;
import org.pledgetracker.projections.changes.CommitmentChange;
import org.pledgetracker.projections.changes.Difference;
import org.pledgetracker.projections.progress.PledgeProgress;
import org.pledgetracker.projections.progress.Verdict;
import org.pledgetracker.projections.read.HistoryController.ShownEvent;
import org.pledgetracker.projections.read.Shown.ShownFigure;
import org.pledgetracker.projections.read.Shown.ShownPercent;
import org.pledgetracker.projections.read.Shown.ShownSum;

/**
 * What changed between two positions.
 *
 * @param events about no commitment, such as published exchange rates, the first of very many
 * @param hasMoreEvents whether there are more of these
 */
record ChangesAnswer(
        long from,
        long to,
        LocalDate effectiveOn,
        List<ShownChange> items,
        List<ShownEvent> events,
        boolean hasMoreEvents,
        @Nullable String next) {

    /**
     * A commitment with what moved and why.
     *
     * @param registered whether it was registered in between
     * @param hasMoreEvents whether its history has more events in between than are shown
     */
    record ShownChange(
            String commitment,
            String title,
            boolean registered,
            List<PledgeChange> pledges,
            List<TotalChange> totals,
            List<ShownEvent> events,
            boolean hasMoreEvents) {

        static ShownChange of(CommitmentChange change) {
            var commitment = change.after().commitment();
            return new ShownChange(
                    commitment.commitment().value(),
                    commitment.announcement().title(),
                    change.before() == null,
                    change.pledges().stream().map(PledgeChange::of).toList(),
                    change.totals().stream().map(TotalChange::of).toList(),
                    change.events().stream().map(ShownEvent::of).toList(),
                    change.hasMore());
        }
    }

    /** @param before absent where the pledge was made in between */
    record PledgeChange(
            String pledge,
            MeasureKind measure,
            String unit,
            @Nullable CountedAs countedAs,
            @Nullable Side before,
            Side after,
            Moved difference) {

        static PledgeChange of(CommitmentChange.OfPledge change) {
            var measure = change.after().terms().measure();
            return new PledgeChange(
                    change.after().terms().pledge(),
                    measure.kind(),
                    measure.unit(),
                    measure.countedAs(),
                    change.before() == null ? null : Side.of(change.before()),
                    Side.of(change.after()),
                    Moved.of(change.delivered()));
        }
    }

    record TotalChange(
            MeasureKind measure,
            String unit,
            @Nullable CountedAs countedAs,
            @Nullable ShownSum before,
            @Nullable ShownSum after,
            Moved difference) {

        static TotalChange of(CommitmentChange.OfTotal change) {
            return new TotalChange(
                    change.measure().kind(),
                    change.measure().unit(),
                    change.measure().countedAs(),
                    ShownSum.of(change.delivered().before()),
                    ShownSum.of(change.delivered().after()),
                    Moved.of(change.delivered()));
        }
    }

    /** How a pledge stood, or stands. */
    record Side(
            ShownFigure target,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable ShownSum delivered,
            @Nullable ShownSum obligated,
            @Nullable ShownPercent percent,
            Verdict verdict) {

        static Side of(PledgeProgress progress) {
            var terms = progress.terms();
            return new Side(
                    ShownFigure.target(terms.target()),
                    terms.window().first(),
                    terms.window().last(),
                    ShownSum.of(progress.delivered()),
                    ShownSum.of(progress.obligated()),
                    ShownPercent.of(progress.percent()),
                    progress.verdict());
        }
    }

    /** By how much; below zero where it fell; absent where a side is unknown before or after. */
    record Moved(
            @Nullable BigDecimal stated,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high) {

        static Moved of(Difference difference) {
            return new Moved(difference.stated(), difference.low(), difference.high());
        }
    }
}
