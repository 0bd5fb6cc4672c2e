package org.pledgetracker.core.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.decision.Decision;
import org.pledgetracker.core.decision.Refusal.RatesDiffer;
import org.pledgetracker.core.rate.ExchangeRateCommand.CorrectRates;
import org.pledgetracker.core.rate.ExchangeRateCommand.PublishRates;
import org.pledgetracker.core.rate.ExchangeRateEvent.ExchangeRatesPublished;

/** What a source published is added to, repeated, or put right for a reason. */
class ExchangeRateDeciderTest {

    private static final LocalDate DAY = LocalDate.of(2018, 6, 1);

    private ExchangeRateState state = ExchangeRateState.NOTHING_PUBLISHED;

    @BeforeEach
    void published() {
        given(publish("JPY", "127.98", "USD", "1.1697"));
    }

    @Test
    void the_first_rates_of_a_day_are_published_in_one_form() {
        state = ExchangeRateState.NOTHING_PUBLISHED;

        var decision = when(publish("USD", "1.10", "JPY", "1.3E2"));

        assertThat(decision).isEqualTo(accepted(null, "JPY", "130", "USD", "1.1"));
        assertThat(((ExchangeRatesPublished)
                                ((Decision.Accepted<?>) decision).events().getFirst())
                        .rates())
                .containsExactly(Map.entry("JPY", new BigDecimal("130")), Map.entry("USD", new BigDecimal("1.1")));
    }

    @Test
    void the_same_or_a_part_of_it_again_is_a_repetition() {
        assertThat(when(publish("USD", "1.1697", "JPY", "127.980"))).isEqualTo(Decision.repeat(0));
        assertThat(when(publish("JPY", "127.98"))).isEqualTo(Decision.repeat(0));
    }

    @Test
    void further_currencies_are_added_alone() {
        assertThat(when(publish("JPY", "127.98", "CHF", "1.15"))).isEqualTo(accepted(null, "CHF", "1.15"));

        given(publish("JPY", "127.98", "CHF", "1.15"));
        assertThat(when(publish("CHF", "1.15", "JPY", "127.98"))).isEqualTo(Decision.repeat(1));
        assertThat(when(publish("JPY", "127.98"))).isEqualTo(Decision.repeat(0));
    }

    @Test
    void another_number_is_refused_with_all_that_comes_with_it() {
        assertThat(when(publish("USD", "1.1696", "JPY", "128", "CHF", "1.15")))
                .isEqualTo(Decision.refuse(new RatesDiffer("ECB", "2018-06-01", "EUR", "JPY, USD")));
    }

    @Test
    void for_a_reason_another_number_is_accepted_without_what_stays() {
        assertThat(when(correct("misprint", "JPY", "128", "USD", "1.1697", "CHF", "1.15")))
                .isEqualTo(accepted("misprint", "CHF", "1.15", "JPY", "128"));
    }

    @Test
    void a_correction_that_changes_nothing_is_a_repetition() {
        given(correct("misprint", "JPY", "128"));

        assertThat(when(correct("misprint", "JPY", "128"))).isEqualTo(Decision.repeat(1));
        assertThat(when(correct("another reason", "USD", "1.1697"))).isEqualTo(Decision.repeat(0));
    }

    @Test
    void after_a_correction_the_first_number_is_still_a_repetition_and_undoing_it_needs_a_reason() {
        given(correct("misprint", "JPY", "128"));

        assertThat(when(publish("JPY", "127.98", "USD", "1.1697"))).isEqualTo(Decision.repeat(0));
        assertThat(when(publish("JPY", "128"))).isEqualTo(Decision.repeat(1));
        assertThat(when(publish("JPY", "129"))).isInstanceOf(Decision.Refused.class);
        assertThat(when(correct("no misprint after all", "JPY", "127.98")))
                .isEqualTo(accepted("no misprint after all", "JPY", "127.98"));
    }

    @Test
    void a_reason_is_no_hindrance_where_nothing_was_published() {
        state = ExchangeRateState.NOTHING_PUBLISHED;

        assertThat(when(correct("misprint", "JPY", "128"))).isEqualTo(accepted("misprint", "JPY", "128"));
    }

    private Decision<ExchangeRateEvent> when(ExchangeRateCommand command) {
        return ExchangeRateDecider.decide(command, state);
    }

    private void given(ExchangeRateCommand command) {
        var accepted = (Decision.Accepted<ExchangeRateEvent>) when(command);
        for (var event : accepted.events()) {
            state = ExchangeRateDecider.evolve(state, event);
        }
    }

    private static Decision<ExchangeRateEvent> accepted(@Nullable String reason, String... rates) {
        return Decision.accept(new ExchangeRatesPublished("ECB", DAY, "EUR", rates(rates), reason));
    }

    private static PublishRates publish(String... rates) {
        return new PublishRates("ECB", DAY, "EUR", rates(rates));
    }

    private static CorrectRates correct(String reason, String... rates) {
        return new CorrectRates("ECB", DAY, "EUR", rates(rates), reason);
    }

    private static Map<String, BigDecimal> rates(String... given) {
        var rates = new TreeMap<String, BigDecimal>();
        for (int i = 0; i < given.length; i += 2) {
            rates.put(given[i], new BigDecimal(given[i + 1]));
        }
        return rates;
    }
}
