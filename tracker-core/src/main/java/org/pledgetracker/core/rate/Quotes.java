package org.pledgetracker.core.rate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pledgetracker.core.figure.Decimals;

/** What commands and events about rates have in common. */
final class Quotes {

    private Quotes() {}

    static String aggregateId(String source, LocalDate date, String base) {
        return "exchange-rates/" + source + "/" + date + "/" + base;
    }

    /**
     * One form for the same quotes: sorted by currency, equal numbers alike.
     *
     * @throws IllegalArgumentException where there are none
     */
    static SortedMap<String, BigDecimal> normal(Map<String, BigDecimal> rates) {
        if (rates.isEmpty()) {
            throw new IllegalArgumentException("no rates");
        }
        var sorted = new TreeMap<String, BigDecimal>();
        rates.forEach((quote, rate) -> sorted.put(quote, Decimals.normal(rate)));
        return Collections.unmodifiableSortedMap(sorted);
    }
}
