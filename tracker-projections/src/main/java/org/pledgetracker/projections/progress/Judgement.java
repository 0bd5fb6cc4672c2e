package org.pledgetracker.projections.progress;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Verdict and pace, from unrounded values. */
final class Judgement {

    private Judgement() {}

    /** The first that applies. */
    static Verdict verdict(PledgeTerms terms, @Nullable Sum delivered, LocalDate effectiveOn) {
        if (terms.withdrawn()) {
            return Verdict.WITHDRAWN;
        }
        if (delivered == null) {
            return Verdict.NO_EVIDENCE;
        }
        var target = terms.target().asTarget();
        int lowAgainstTarget = bound(delivered.amount().low()).compareTo(bound(target.high()));
        if (lowAgainstTarget >= 0) {
            return lowAgainstTarget > 0 ? Verdict.EXCEEDED : Verdict.MET;
        }
        var high = delivered.amount().high();
        if (high == null || high.compareTo(bound(target.low())) >= 0) {
            return Verdict.UNDETERMINED;
        }
        var lastDay = terms.window().last();
        return lastDay == null || !effectiveOn.isAfter(lastDay) ? Verdict.IN_PROGRESS : Verdict.MISSED;
    }

    /** Delivered share against the share of the window's days that have gone, at most all of them. */
    static @Nullable Pace pace(PledgeTerms terms, @Nullable Sum delivered, LocalDate effectiveOn) {
        var first = terms.window().first();
        var last = terms.window().last();
        if (terms.withdrawn() || delivered == null || first == null || last == null || effectiveOn.isBefore(first)) {
            return null;
        }
        var days = BigDecimal.valueOf(ChronoUnit.DAYS.between(first, last) + 1);
        var gone = BigDecimal.valueOf(ChronoUnit.DAYS.between(first, effectiveOn) + 1)
                .min(days);
        var target = terms.target().asTarget();
        if (bound(delivered.amount().low()).multiply(days).compareTo(gone.multiply(bound(target.high()))) >= 0) {
            return Pace.ON_TRACK;
        }
        var high = delivered.amount().high();
        return high != null && high.multiply(days).compareTo(gone.multiply(bound(target.low()))) < 0
                ? Pace.BEHIND
                : Pace.UNCERTAIN;
    }

    /** Amounts and targets are never negative and targets never unbounded, so these bounds are always there. */
    private static BigDecimal bound(@Nullable BigDecimal bound) {
        return Objects.requireNonNull(bound);
    }
}
