package org.pledgetracker.projections.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.projections.progress.Conversion;
import org.pledgetracker.projections.progress.Conversion.UsedRate;
import org.pledgetracker.projections.progress.ConvertedSum;
import org.pledgetracker.projections.progress.Sum;
import org.pledgetracker.projections.rates.Rate;
import org.pledgetracker.projections.read.Shown.ShownEquivalent;

/** How amounts of money came from one currency to another, with every rate that served. */
final class ShownConversion {

    private ShownConversion() {}

    /** Deliveries added up, in their own unit and in the currency that was asked for. */
    record SumWithConverted(
            @Nullable BigDecimal stated,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Converted converted) {

        static @Nullable SumWithConverted of(@Nullable Sum sum, @Nullable ConvertedSum converted) {
            return sum == null
                    ? null
                    : new SumWithConverted(
                            sum.stated(), sum.amount().low(), sum.amount().high(), Converted.of(converted));
        }
    }

    /**
     * In a currency that was asked for.
     *
     * @param incomplete whether something could not be converted
     */
    record Converted(
            String currency,
            @Nullable BigDecimal stated,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            boolean incomplete,
            List<ShownRate> rates,
            List<Unconverted> unconverted) {

        static @Nullable Converted of(@Nullable ConvertedSum converted) {
            if (converted == null) {
                return null;
            }
            var rates = new ArrayList<ShownRate>();
            var unconverted = new ArrayList<Unconverted>();
            for (var told : converted.conversions()) {
                var conversion = told.conversion();
                conversion.rates().forEach(rate -> rates.add(ShownRate.of(told.entry(), conversion, rate)));
                if (conversion.missing() != null) {
                    unconverted.add(Unconverted.of(told.entry(), conversion, conversion.missing()));
                }
            }
            var sum = converted.sum();
            return new Converted(
                    converted.currency(),
                    sum.stated(),
                    sum.amount().low(),
                    sum.amount().high(),
                    converted.isIncomplete(),
                    rates,
                    unconverted);
        }
    }

    /** An amount that stays in its own currency, and why. */
    record Unconverted(
            @Nullable String entry,
            String unit,
            @Nullable BigDecimal stated,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            String reason) {

        static Unconverted of(@Nullable String entry, Conversion conversion, String reason) {
            var amount = conversion.amount();
            return new Unconverted(
                    entry,
                    conversion.from(),
                    amount.stated(),
                    amount.amount().low(),
                    amount.amount().high(),
                    reason);
        }
    }

    /**
     * A rate that served: one of {@code from} is so many of {@code to}.
     *
     * @param refund the refund that it converted; absent for the payment itself
     * @param highest the other end, where the days of a longer span have several rates; then {@code rate} is the lowest
     */
    record ShownRate(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String entry,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String refund,

            String from,
            String to,
            BigDecimal rate,
            LocalDate date,
            Rate.Path path,
            String source,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            DatedRate highest) {

        static ShownRate of(@Nullable String entry, Conversion conversion, UsedRate used) {
            var rate = used.rate();
            var highest = used.highest();
            return new ShownRate(
                    entry,
                    used.refund(),
                    conversion.from(),
                    conversion.to(),
                    rate.number(),
                    rate.day(),
                    rate.path(),
                    used.source(),
                    highest == null ? null : new DatedRate(highest.number(), highest.day(), highest.path()));
        }
    }

    record DatedRate(BigDecimal rate, LocalDate date, Rate.Path path) {}

    /** How one delivery came to count in another currency, or why it does not. */
    record OfDelivery(
            String from,
            @Nullable BigDecimal stated,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            @Nullable ShownEquivalent alsoStatedAs,
            List<ShownRate> rates,
            @Nullable String missing) {

        static @Nullable OfDelivery of(@Nullable Conversion conversion) {
            if (conversion == null) {
                return null;
            }
            var amount = conversion.amount();
            return new OfDelivery(
                    conversion.from(),
                    amount.stated(),
                    amount.amount().low(),
                    amount.amount().high(),
                    ShownEquivalent.of(conversion.alsoStatedAs()),
                    conversion.rates().stream()
                            .map(rate -> ShownRate.of(null, conversion, rate))
                            .toList(),
                    conversion.missing());
        }
    }
}
