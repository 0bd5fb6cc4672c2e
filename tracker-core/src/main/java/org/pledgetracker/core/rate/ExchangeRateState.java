package org.pledgetracker.core.rate;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.decision.Versioned;
import org.pledgetracker.core.decision.Versions;

/**
 * What was published by a source for a day and a base currency.
 *
 * @param quotes of each currency its number as first published and as it stands
 */
public record ExchangeRateState(long version, SortedMap<String, Versions<BigDecimal>> quotes) implements Versioned {

    public static final ExchangeRateState NOTHING_PUBLISHED =
            new ExchangeRateState(0, Collections.unmodifiableSortedMap(new TreeMap<>()));

    /** How a number that somebody brings compares with what is published. */
    public enum Standing {
        /** Nothing is published of this currency. */
        UNPUBLISHED,
        /** It is the number as it stands, or as it was first published. */
        PUBLISHED,
        /** Another number is published. */
        OTHER
    }

    /** @param rate in the one form of equal decimals */
    public Standing standing(String quote, BigDecimal rate) {
        var published = quotes.get(quote);
        if (published == null) {
            return Standing.UNPUBLISHED;
        }
        return published.recordedBy(rate, Function.identity()).isPresent() ? Standing.PUBLISHED : Standing.OTHER;
    }

    /** The number as it stands; absent where nothing is published of this currency. */
    public @Nullable BigDecimal current(String quote) {
        var published = quotes.get(quote);
        return published == null ? null : published.current();
    }

    /** Whether this is the number as it stands. */
    boolean holds(String quote, BigDecimal rate) {
        var current = current(quote);
        return current != null && current.compareTo(rate) == 0;
    }

    ExchangeRateState with(Map<String, BigDecimal> rates, @Nullable String reason) {
        var next = new TreeMap<>(quotes);
        rates.forEach((quote, rate) -> next.merge(
                quote,
                Versions.first(rate, version),
                (before, _) -> before.next(rate, version, reason == null ? "" : reason)));
        return new ExchangeRateState(version + 1, Collections.unmodifiableSortedMap(next));
    }
}
