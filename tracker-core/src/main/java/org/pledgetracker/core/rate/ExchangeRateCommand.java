package org.pledgetracker.core.rate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.pledgetracker.core.decision.Reasoned;
import org.pledgetracker.core.decision.TrackerCommand;

/** What may be asked of the rates that a source publishes for a day and a base currency. */
public sealed interface ExchangeRateCommand extends TrackerCommand {

    /** Who publishes them. */
    String source();

    /** The day that they are for. */
    LocalDate date();

    /** The currency that is priced: one of it is so many of each other. */
    String base();

    /** So many of each currency for one {@code base}; never empty. */
    Map<String, BigDecimal> rates();

    @Override
    default String aggregateId() {
        return Quotes.aggregateId(source(), date(), base());
    }

    /** Currencies that are new are added; of those already published the numbers must be equal. */
    record PublishRates(String source, LocalDate date, String base, Map<String, BigDecimal> rates)
            implements ExchangeRateCommand {
        public PublishRates {
            rates = Quotes.normal(rates);
        }
    }

    /** These numbers hold from here on, whatever was published before. */
    record CorrectRates(String source, LocalDate date, String base, Map<String, BigDecimal> rates, String reason)
            implements ExchangeRateCommand, Reasoned {
        public CorrectRates {
            rates = Quotes.normal(rates);
        }
    }
}
