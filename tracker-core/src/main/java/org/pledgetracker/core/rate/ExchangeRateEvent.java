package org.pledgetracker.core.rate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.decision.TrackerEvent;

/** What has happened to the rates of a source, a day and a base currency. */
public sealed interface ExchangeRateEvent extends TrackerEvent {

    String source();

    LocalDate date();

    String base();

    /** Whose stream it is in. */
    default String aggregateId() {
        return Quotes.aggregateId(source(), date(), base());
    }

    /**
     * Rates were added, or put right.
     *
     * @param rates those that are new or differ from before, sorted: one {@code base} is so many of each
     * @param reason where it puts rates right
     */
    record ExchangeRatesPublished(
            String source,
            LocalDate date,
            String base,
            Map<String, BigDecimal> rates,
            @Nullable String reason) implements ExchangeRateEvent {
        public ExchangeRatesPublished {
            rates = Quotes.normal(rates);
        }
    }
}
