package org.pledgetracker.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.figure.Precision;
import org.pledgetracker.core.measure.CountedAs;
import org.pledgetracker.core.measure.Measure;

/** Amounts as people write them, and never rounded. */
class AmountsTest {

    private static final Measure PEOPLE = Measure.heads("people trained", CountedAs.PERSONS);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "USD | 2000000         | $2.0 million",
                "USD | 50500000        | $50.5 million",
                "USD | 10000000        | $10 million",
                "USD | 12340000        | $12.34 million",
                "USD | 468123456       | $468,123,456",
                "USD | 120000          | $120,000",
                "USD | 1500.5          | $1,500.5",
                "JPY | 80000000000     | ¥80 billion",
                "JPY | 44500000000     | ¥44.5 billion",
                "CHF | 2350000         | CHF 2.35 million",
                "EUR | 0               | €0",
                "USD | 1234567890123456789012345678.5 | $1,234,567,890,123,456,789,012,345,678.5"
            })
    void a_sum_of_money_is_told_in_millions_where_that_rounds_nothing(
            String currency, BigDecimal amount, String expected) {
        assertThat(Amounts.bound(Measure.money(currency), amount).replace('\u00a0', ' '))
                .isEqualTo(expected);
    }

    @Test
    void a_stated_figure_has_the_digits_that_were_stated() {
        assertThat(Amounts.figure(Measure.money("USD"), figure("10000000", Precision.APPROXIMATE)))
                .isEqualTo("about $10\u00a0million");
        assertThat(Amounts.figure(Measure.money("USD"), figure("6000000000", Precision.APPROXIMATE)))
                .isEqualTo("about $6\u00a0billion");
        assertThat(Amounts.figure(PEOPLE, figure("12500", Precision.AT_LEAST)))
                .isEqualTo("more than 12,500 people trained");
        assertThat(Amounts.figure(PEOPLE, figure("2000", Precision.EXACT))).isEqualTo("2,000 people trained");
    }

    @Test
    void a_percentage_is_never_cut_at_a_hundred() {
        assertThat(Amounts.percent(new BigDecimal("132.65"))).isEqualTo("132.65\u00a0%");
        assertThat(Amounts.percent(new BigDecimal("1010"))).isEqualTo("1,010\u00a0%");
    }

    private static Figure figure(String stated, Precision precision) {
        return Figure.of(new BigDecimal(stated), precision);
    }
}
