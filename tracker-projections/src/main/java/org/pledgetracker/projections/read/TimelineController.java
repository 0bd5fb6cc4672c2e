package org.pledgetracker.projections.read;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.decision.Refusal;
import org.pledgetracker.core.measure.CountedAs;
import org.pledgetracker.core.measure.MeasureKind;
import org.pledgetracker.core.recording.RefusedException;
import org.pledgetracker.projections.progress.ProgressQueries;
import org.pledgetracker.projections.progress.Timeline;
import org.pledgetracker.projections.read.Shown.ShownFigure;
import org.pledgetracker.projections.view.Snapshots;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How a commitment grew, for charts. */
@RestController
final class TimelineController {

    private final ProgressQueries progress;
    private final Snapshots snapshots;
    private final AxesReader axesReader;

    TimelineController(ProgressQueries progress, Snapshots snapshots, AxesReader axesReader) {
        this.progress = progress;
        this.snapshots = snapshots;
        this.axesReader = axesReader;
    }

    /** @param position what was known: the answer is as of exactly this position */
    record TimelineAnswer(
            String commitment,
            LocalDate effectiveOn,
            @Nullable Object knownAt,
            long position,
            List<PledgeSeries> pledges,
            List<TotalSeries> totals) {}

    record PledgeSeries(
            String pledge,
            MeasureKind measure,
            String unit,
            @Nullable CountedAs countedAs,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            ShownFigure target,
            List<ShownPoint> points) {

        static PledgeSeries of(Timeline.OfPledge series) {
            var terms = series.terms();
            return new PledgeSeries(
                    terms.pledge(),
                    terms.measure().kind(),
                    terms.measure().unit(),
                    terms.measure().countedAs(),
                    terms.window().first(),
                    terms.window().last(),
                    ShownFigure.target(terms.target()),
                    series.points().stream().map(ShownPoint::of).toList());
        }
    }

    record TotalSeries(
            MeasureKind measure, String unit, @Nullable CountedAs countedAs, List<ShownPoint> points) {

        static TotalSeries of(Timeline.OfMeasure series) {
            var measure = series.measure();
            return new TotalSeries(
                    measure.kind(),
                    measure.unit(),
                    measure.countedAs(),
                    series.points().stream().map(ShownPoint::of).toList());
        }
    }

    /** The cumulative amount from a day on, until the next point. */
    record ShownPoint(
            LocalDate date,
            @Nullable BigDecimal low,
            @Nullable BigDecimal stated,
            @Nullable BigDecimal high) {

        static ShownPoint of(Timeline.Point point) {
            var sum = point.sum();
            return new ShownPoint(
                    point.date(), sum.amount().low(), sum.stated(), sum.amount().high());
        }
    }

    @GetMapping("/api/v1/commitments/{commitment}/timeline")
    TimelineAnswer of(
            @PathVariable String commitment,
            @RequestParam(required = false) @Nullable String effectiveOn,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String rateSource)
            throws InterruptedException {
        var code = PathNames.commitment(commitment);
        var money = MoneyShown.of(null, rateSource);
        var axes = axesReader.read(effectiveOn, knownAt);
        return snapshots.read(current -> {
            long at = axes.at(current);
            return progress.timeline(code, money.question(axes, at))
                    .map(series -> new TimelineAnswer(
                            commitment,
                            axes.effectiveOn(),
                            axes.asked(),
                            at,
                            series.pledges().stream().map(PledgeSeries::of).toList(),
                            series.totals().stream().map(TotalSeries::of).toList()))
                    .orElseThrow(() -> new RefusedException(new Refusal.UnknownCommitment(commitment)));
        });
    }
}
