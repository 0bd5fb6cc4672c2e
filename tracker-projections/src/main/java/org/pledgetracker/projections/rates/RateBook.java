package org.pledgetracker.projections.rates;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.time.Days;
import org.pledgetracker.projections.rates.Rate.Path;

/**
 * The quotes of one source as known at a position, and which rate follows from them.
 *
 * <p>Of one day the direct quote serves, else its inverse, else the quotient of two quotes with one base; where several
 * bases give one, that of the base first in the alphabet. A rate is never a chain over another currency's market: a
 * quotient takes two quotes of one source, one day and one base.
 */
public final class RateBook {

    /** How many days older than the day that is asked for a rate may be. */
    public static final int DAYS_BACK = 7;

    private final String source;
    private final NavigableMap<LocalDate, OneDay> days = new TreeMap<>();

    /** One {@code base} = {@code rate} of {@code quote} on {@code day}. */
    public record Quote(LocalDate day, String base, String quote, BigDecimal rate) {}

    private RateBook(String source) {
        this.source = source;
    }

    /** @throws IllegalArgumentException where two of them are of the same day, base and currency */
    public static RateBook of(String source, Collection<Quote> quotes) {
        var book = new RateBook(source);
        for (var quote : quotes) {
            book.days.computeIfAbsent(quote.day(), OneDay::new).add(quote);
        }
        return book;
    }

    public String source() {
        return source;
    }

    /**
     * The rate that serves for a day: of that day, else of the latest of the {@value #DAYS_BACK} days before it that has
     * one. Empty where none serves.
     *
     * @param from never the same as {@code to}
     */
    public Optional<Rate> on(String from, String to, LocalDate day) {
        return days.subMap(day.minusDays(DAYS_BACK), true, day, true).descendingMap().values().stream()
                .map(one -> one.rate(from, to))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * The lowest and the highest of the rates of the days within a span; a day before it never serves. Empty where no day
     * within it has a rate. An open end of the span is unbounded.
     *
     * @param from never the same as {@code to}
     */
    public Optional<RateRange> within(String from, String to, Days span) {
        @Nullable RateRange range = null;
        for (var one : within(span).values()) {
            var rate = one.rate(from, to);
            if (rate.isPresent()) {
                range = widened(range, rate.get());
            }
        }
        return Optional.ofNullable(range);
    }

    private static RateRange widened(@Nullable RateRange range, Rate rate) {
        if (range == null) {
            return new RateRange(rate, rate);
        }
        return new RateRange(
                rate.compareTo(range.lowest()) < 0 ? rate : range.lowest(),
                rate.compareTo(range.highest()) > 0 ? rate : range.highest());
    }

    private SortedMap<LocalDate, OneDay> within(Days span) {
        if (span.isEmpty()) {
            return new TreeMap<>();
        }
        NavigableMap<LocalDate, OneDay> selected = days;
        if (span.first() != null) {
            selected = selected.tailMap(span.first(), true);
        }
        return span.last() == null ? selected : selected.headMap(span.last(), true);
    }

    /** The quotes of one day. */
    private static final class OneDay {

        private final LocalDate day;
        private final SortedMap<String, Map<String, BigDecimal>> byBase = new TreeMap<>();

        OneDay(LocalDate day) {
            this.day = day;
        }

        void add(Quote quote) {
            var before =
                    byBase.computeIfAbsent(quote.base(), _ -> new HashMap<>()).put(quote.quote(), quote.rate());
            if (before != null) {
                throw new IllegalArgumentException("two numbers of " + quote);
            }
        }

        Optional<Rate> rate(String from, String to) {
            var direct = quoted(from, to);
            if (direct != null) {
                return Optional.of(new Rate(from, to, direct, BigDecimal.ONE, day, Path.DIRECT));
            }
            var inverse = quoted(to, from);
            if (inverse != null) {
                return Optional.of(new Rate(from, to, BigDecimal.ONE, inverse, day, Path.INVERSE));
            }
            return quotient(from, to);
        }

        private Optional<Rate> quotient(String from, String to) {
            for (var quotes : byBase.values()) {
                var per = quotes.get(from);
                var times = quotes.get(to);
                if (per != null && times != null) {
                    return Optional.of(new Rate(from, to, times, per, day, Path.QUOTIENT));
                }
            }
            return Optional.empty();
        }

        private @Nullable BigDecimal quoted(String base, String quote) {
            var quotes = byBase.get(base);
            return quotes == null ? null : quotes.get(quote);
        }
    }
}
