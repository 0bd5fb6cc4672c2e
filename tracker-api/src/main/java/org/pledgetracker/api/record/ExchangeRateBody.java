package org.pledgetracker.api.record;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.decision.FieldErrorCode;
import org.pledgetracker.core.measure.Currencies;
import org.pledgetracker.core.rate.ExchangeRateCommand;
import org.pledgetracker.core.rate.ExchangeRateCommand.CorrectRates;
import org.pledgetracker.core.rate.ExchangeRateCommand.PublishRates;

/**
 * What a source publishes for a day: one {@code base} is so many of each; with {@code reason} where it puts right what
 * was published before.
 */
record ExchangeRateBody(
        @Nullable String source,
        @Nullable String date,
        @Nullable String base,
        @Nullable Map<String, @Nullable String> rates,
        @Nullable String reason) {

    /** More than any source prints, and few enough to compute with exactly. */
    private static final int DECIMALS = 18;

    private static final Pattern SHOWN = Pattern.compile("[A-Za-z0-9]{1,16}");

    /** @param today no rate is for a later day */
    ExchangeRateCommand command(LocalDate today) {
        var in = new Input();
        // It stands in an address, as a reference does.
        var who = in.reference("source", source);
        var day = in.dayUntil("date", date, today);
        var priced = in.currency("base", base);
        var quotes = quotes(in, priced.orNull());
        var why = in.optional("reason", reason, Input.TEXT);
        return in.build(() -> why.orNull() == null
                ? new PublishRates(who.get().value(), day.get(), priced.get(), quotes)
                : new CorrectRates(who.get().value(), day.get(), priced.get(), quotes, why.get()));
    }

    private Map<String, BigDecimal> quotes(Input in, @Nullable String priced) {
        var quotes = new TreeMap<String, BigDecimal>();
        if (rates == null || rates.isEmpty()) {
            in.wrong("rates", FieldErrorCode.REQUIRED, "This field is required.");
            return quotes;
        }
        rates.forEach((quote, rate) -> {
            // What is no code at all may hold anything, and an answer shows nothing that cannot be shown.
            var field = SHOWN.matcher(quote).matches() ? "rates." + quote : "rates";
            if (!Currencies.isKnown(quote)) {
                in.wrong(field, FieldErrorCode.UNKNOWN_CURRENCY, "There is no such currency in ISO 4217.");
            } else if (quote.equals(priced)) {
                in.wrong(field, FieldErrorCode.MALFORMED, "The base is always one of itself.");
            } else {
                var number = in.positive(field, rate, DECIMALS);
                if (number.orNull() != null) {
                    quotes.put(quote, Objects.requireNonNull(number.orNull()));
                }
            }
        });
        return quotes;
    }
}
