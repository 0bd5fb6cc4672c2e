package org.pledgetracker.api.pages;

import java.util.stream.Collectors;
import org.pledgetracker.core.figure.Decimals;
import org.pledgetracker.projections.progress.Conversion;
import org.pledgetracker.projections.progress.Conversion.UsedRate;

/** How an amount came to be in another currency: each rate with its day and its source. */
final class ConversionWords {

    private ConversionWords() {}

    /** {@code 1 EUR = 1.25 USD, ECB, 2018-03-01}; between two days the lowest and the highest. */
    static String of(Conversion conversion) {
        return conversion.rates().stream()
                .map(used -> rate(conversion, used))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static String rate(Conversion conversion, UsedRate used) {
        var lowest = used.rate();
        var highest = used.highest();
        return "1 " + conversion.from() + " = " + Decimals.plain(lowest.number())
                + (highest == null ? "" : " to " + Decimals.plain(highest.number()))
                + " " + conversion.to() + ", " + used.source() + ", " + lowest.day()
                + (highest == null || highest.day().equals(lowest.day()) ? "" : " and " + highest.day());
    }
}
