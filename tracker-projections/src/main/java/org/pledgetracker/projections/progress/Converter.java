package org.pledgetracker.projections.progress;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Fraction;
import org.pledgetracker.core.figure.Interval;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.time.Days;
import org.pledgetracker.projections.progress.Conversion.UsedRate;
import org.pledgetracker.projections.rates.RateBook;

/**
 * Brings payments into another currency, in one step and delivery by delivery: the amount at the rate of its value days,
 * each refund at that of its own, bounds rounded outward to minor units once, at the end.
 */
public final class Converter {

    private final @Nullable RateBook book;
    private final String whyNone;

    private Converter(@Nullable RateBook book, String whyNone) {
        this.book = book;
        this.whyNone = whyNone;
    }

    public static Converter with(RateBook book) {
        return new Converter(book, "");
    }

    /** @param why there are no rates to convert with, as a sentence */
    public static Converter without(String why) {
        return new Converter(null, why);
    }

    /** What a payment contributes in another currency, or that nobody can say how much it is. */
    Evidence convert(Delivery delivery, Attribution counts, LocalDate effectiveOn, String to) {
        var from = delivery.measure().unit();
        var rates = new ArrayList<UsedRate>();
        var gross = rate(null, from, to, delivery.valueDays());
        if (gross.isEmpty()) {
            return unconverted(delivery, counts, effectiveOn, to, missing(from, to, delivery.valueDays()));
        }
        rates.add(gross.get());
        var amount = Worth.of(delivery, gross.get());
        for (var refund : delivery.refunds()) {
            if (!refund.begunBy(effectiveOn)) {
                continue;
            }
            var rate = rate(refund.reference(), from, to, refund.span());
            if (rate.isEmpty()) {
                return unconverted(delivery, counts, effectiveOn, to, missing(from, to, refund.span()));
            }
            rates.add(rate.get());
            amount = amount.less(refund, rate.get(), refund.endedBy(effectiveOn));
        }
        var conversion = conversion(delivery, counts, effectiveOn, to, rates, null);
        int decimals = Measure.money(to).decimals();
        return Contribution.evidence(delivery, counts, amount.interval(decimals), amount.stated(decimals), conversion);
    }

    /** An amount on the way to another currency, exact. */
    private record Worth(
            Fraction low, @Nullable Fraction high, @Nullable Fraction stated) {

        static Worth of(Delivery delivery, UsedRate rate) {
            var interval = delivery.amount().interval();
            var low = interval.low() == null ? BigDecimal.ZERO : interval.low();
            return new Worth(
                    rate.least().times(low),
                    interval.high() == null ? null : rate.most().times(interval.high()),
                    rate.isOne() ? rate.least().times(delivery.amount().stated()) : null);
        }

        /** A refund that may not have come back yet is taken from the low side alone. */
        Worth less(Repayment refund, UsedRate rate, boolean surely) {
            var less = low.minus(rate.most().times(refund.amount()));
            if (!surely) {
                return new Worth(less, high, stated);
            }
            var least = rate.least().times(refund.amount());
            return new Worth(
                    less,
                    high == null ? null : high.minus(least),
                    stated == null || !rate.isOne() ? null : stated.minus(least));
        }

        Interval interval(int decimals) {
            return new Interval(
                    low.orZero().round(decimals, RoundingMode.FLOOR),
                    high == null ? null : high.orZero().round(decimals, RoundingMode.CEILING));
        }

        @Nullable
        BigDecimal stated(int decimals) {
            return stated == null ? null : stated.orZero().round(decimals, RoundingMode.HALF_UP);
        }
    }

    /** Of the last day where the days lie within one month, else the lowest and the highest within them. */
    private Optional<UsedRate> rate(@Nullable String refund, String from, String to, Days days) {
        if (book == null) {
            return Optional.empty();
        }
        var last = lastOfMonth(days);
        return last != null
                ? book.on(from, to, last).map(rate -> new UsedRate(book.source(), refund, rate, null))
                : book.within(from, to, days)
                        .map(range -> new UsedRate(book.source(), refund, range.lowest(), range.highest()));
    }

    /** The last of days that lie within one calendar month; absent for a longer span. */
    private static @Nullable LocalDate lastOfMonth(Days days) {
        var first = days.first();
        var last = days.last();
        return first != null && last != null && YearMonth.from(first).equals(YearMonth.from(last)) ? last : null;
    }

    private String missing(String from, String to, Days days) {
        if (book == null) {
            return whyNone;
        }
        var when = lastOfMonth(days) != null
                ? "at most 7 days older than " + days.last()
                : "between " + (days.first() == null ? "the beginning" : days.first()) + " and " + days.last();
        return book.source() + " has no rate from " + from + " to " + to + " " + when + ".";
    }

    /** It counts, but nobody can say how much it is: nothing for sure, and no upper side. */
    private static Evidence unconverted(
            Delivery delivery, Attribution counts, LocalDate effectiveOn, String to, String why) {
        return Contribution.evidence(
                delivery,
                counts,
                Interval.atLeast(BigDecimal.ZERO),
                null,
                conversion(delivery, counts, effectiveOn, to, List.of(), why));
    }

    private static Conversion conversion(
            Delivery delivery,
            Attribution counts,
            LocalDate effectiveOn,
            String to,
            List<UsedRate> rates,
            @Nullable String missing) {
        return new Conversion(
                delivery.measure().unit(),
                to,
                Contribution.of(delivery, counts, effectiveOn),
                delivery.alsoStatedAs(),
                List.copyOf(rates),
                missing);
    }
}
