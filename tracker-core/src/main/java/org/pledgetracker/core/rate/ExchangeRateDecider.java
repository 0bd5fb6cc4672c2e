package org.pledgetracker.core.rate;

import static org.pledgetracker.core.decision.Decision.accept;
import static org.pledgetracker.core.decision.Decision.refuse;
import static org.pledgetracker.core.decision.Decision.repeat;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.pledgetracker.core.decision.Decision;
import org.pledgetracker.core.decision.Refusal.RatesDiffer;
import org.pledgetracker.core.decision.Versions;
import org.pledgetracker.core.rate.ExchangeRateCommand.CorrectRates;
import org.pledgetracker.core.rate.ExchangeRateCommand.PublishRates;
import org.pledgetracker.core.rate.ExchangeRateEvent.ExchangeRatesPublished;
import org.pledgetracker.core.rate.ExchangeRateState.Standing;

/**
 * The rules of published rates, as two pure functions: what was published is added to, repeated, or put right for a
 * reason, and never changed in silence.
 */
public final class ExchangeRateDecider {

    private ExchangeRateDecider() {}

    public static Decision<ExchangeRateEvent> decide(ExchangeRateCommand command, ExchangeRateState state) {
        return switch (command) {
            case PublishRates publish -> publish(publish, state);
            case CorrectRates correct -> correct(correct, state);
        };
    }

    public static ExchangeRateState evolve(ExchangeRateState state, ExchangeRateEvent event) {
        return switch (event) {
            case ExchangeRatesPublished published -> state.with(published.rates(), published.reason());
        };
    }

    private static Decision<ExchangeRateEvent> publish(PublishRates publish, ExchangeRateState state) {
        var other = select(publish, (quote, rate) -> state.standing(quote, rate) == Standing.OTHER);
        if (!other.isEmpty()) {
            return refuse(new RatesDiffer(
                    publish.source(), publish.date().toString(), publish.base(), String.join(", ", other.keySet())));
        }
        var added = select(publish, (quote, rate) -> state.standing(quote, rate) == Standing.UNPUBLISHED);
        return added.isEmpty()
                ? repeat(lastOf(
                        publish,
                        state,
                        (versions, rate) ->
                                versions.recordedBy(rate, Function.identity()).orElseThrow()))
                : accept(new ExchangeRatesPublished(publish.source(), publish.date(), publish.base(), added, null));
    }

    private static Decision<ExchangeRateEvent> correct(CorrectRates correct, ExchangeRateState state) {
        var changed = select(correct, (quote, rate) -> !state.holds(quote, rate));
        return changed.isEmpty()
                ? repeat(lastOf(correct, state, (versions, _) -> versions.currentSequence()))
                : accept(new ExchangeRatesPublished(
                        correct.source(), correct.date(), correct.base(), changed, correct.reason()));
    }

    private static SortedMap<String, BigDecimal> select(
            ExchangeRateCommand command, BiPredicate<String, BigDecimal> condition) {
        var selected = new TreeMap<String, BigDecimal>();
        command.rates().forEach((quote, rate) -> {
            if (condition.test(quote, rate)) {
                selected.put(quote, rate);
            }
        });
        return selected;
    }

    /** The last of the events that these rates come from: the one after which all of them were published. */
    private static long lastOf(ExchangeRateCommand command, ExchangeRateState state, Place place) {
        return command.rates().entrySet().stream()
                .mapToLong(
                        entry -> place.of(Objects.requireNonNull(state.quotes().get(entry.getKey())), entry.getValue()))
                .max()
                .orElseThrow();
    }

    private interface Place {
        long of(Versions<BigDecimal> versions, BigDecimal rate);
    }
}
