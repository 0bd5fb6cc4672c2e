package org.pledgetracker.projections.read;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.figure.Interval;
import org.pledgetracker.core.figure.Percent;
import org.pledgetracker.core.figure.Precision;
import org.pledgetracker.core.measure.StatedEquivalent;
import org.pledgetracker.projections.progress.Sum;

/** Figures as answers show them; an absent side is null. */
final class Shown {

    private Shown() {}

    record ShownFigure(
            BigDecimal stated,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            Precision precision) {

        static ShownFigure target(Figure figure) {
            return of(figure, figure.asTarget());
        }

        static ShownFigure amount(Figure figure) {
            return of(figure, figure.interval());
        }

        private static ShownFigure of(Figure figure, Interval interval) {
            return new ShownFigure(figure.stated(), interval.low(), interval.high(), figure.precision());
        }
    }

    record ShownSum(
            @Nullable BigDecimal stated,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high) {

        static @Nullable ShownSum of(@Nullable Sum sum) {
            return sum == null
                    ? null
                    : new ShownSum(
                            sum.stated(), sum.amount().low(), sum.amount().high());
        }
    }

    record ShownPercent(
            @Nullable BigDecimal stated,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            String formula) {

        static @Nullable ShownPercent of(@Nullable Percent percent) {
            return percent == null
                    ? null
                    : new ShownPercent(percent.stated(), percent.low(), percent.high(), Percent.FORMULA);
        }
    }

    record ShownEquivalent(BigDecimal amount, String unit, Precision precision) {

        static @Nullable ShownEquivalent of(@Nullable StatedEquivalent equivalent) {
            return equivalent == null
                    ? null
                    : new ShownEquivalent(
                            equivalent.amount().stated(),
                            equivalent.unit(),
                            equivalent.amount().precision());
        }
    }
}
