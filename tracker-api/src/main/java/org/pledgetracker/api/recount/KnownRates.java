package org.pledgetracker.api.recount;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.api.recount.KnownFacts.Span;
import org.pledgetracker.core.decision.TrackerEvent;
import org.pledgetracker.core.rate.ExchangeRateEvent.ExchangeRatesPublished;

/** The quotes of one source, as a list of events leaves them. */
final class KnownRates {

    private static final int DAYS_BACK = 7;

    /** By day, base and quoted currency. */
    private final Map<LocalDate, Map<String, Map<String, BigDecimal>>> quotes = new TreeMap<>();

    /** @param isOne whether it is the rate of one day, so that a stated amount can be told */
    record Rates(Ratio lowest, Ratio highest, boolean isOne) {}

    static KnownRates of(List<TrackerEvent> events, @Nullable String source) {
        var rates = new KnownRates();
        for (var event : events) {
            if (event instanceof ExchangeRatesPublished published
                    && published.source().equals(source)) {
                rates.quotes
                        .computeIfAbsent(published.date(), _ -> new TreeMap<>())
                        .computeIfAbsent(published.base(), _ -> new TreeMap<>())
                        .putAll(published.rates());
            }
        }
        return rates;
    }

    /** The rates for an amount of these days; absent where there are none. */
    @Nullable
    Rates over(Span days, String from, String to) {
        var last = days.last();
        if (last == null) {
            throw new IllegalArgumentException("a delivery has a last day");
        }
        if (days.first() != null && YearMonth.from(days.first()).equals(YearMonth.from(last))) {
            for (int back = 0; back <= DAYS_BACK; back++) {
                var rate = on(last.minusDays(back), from, to);
                if (rate != null) {
                    return new Rates(rate, rate, true);
                }
            }
            return null;
        }
        Ratio lowest = null;
        Ratio highest = null;
        for (var day : quotes.keySet()) {
            boolean isWithin = (days.first() == null || !day.isBefore(days.first())) && !day.isAfter(last);
            var rate = isWithin ? on(day, from, to) : null;
            if (rate != null) {
                lowest = lowest == null || rate.isLessThan(lowest) ? rate : lowest;
                highest = highest == null || highest.isLessThan(rate) ? rate : highest;
            }
        }
        return lowest == null || highest == null ? null : new Rates(lowest, highest, false);
    }

    /** Of one day: the direct quote, then the inverse, then the quotient of two quotes with one base. */
    private @Nullable Ratio on(LocalDate day, String from, String to) {
        var direct = quote(day, from, to);
        if (direct != null) {
            return Ratio.of(direct);
        }
        var inverse = quote(day, to, from);
        if (inverse != null) {
            return new Ratio(BigDecimal.ONE, inverse);
        }
        for (var base : quotes.getOrDefault(day, Map.of()).keySet()) {
            var perFrom = quote(day, base, from);
            var perTo = quote(day, base, to);
            if (perFrom != null && perTo != null) {
                return new Ratio(perTo, perFrom);
            }
        }
        return null;
    }

    private @Nullable BigDecimal quote(LocalDate day, String base, String quoted) {
        return quotes.getOrDefault(day, Map.of()).getOrDefault(base, Map.of()).get(quoted);
    }
}
