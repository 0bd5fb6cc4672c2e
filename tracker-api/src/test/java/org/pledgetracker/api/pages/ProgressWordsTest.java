package org.pledgetracker.api.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pledgetracker.core.figure.Precision.APPROXIMATE;
import static org.pledgetracker.core.figure.Precision.AT_LEAST;
import static org.pledgetracker.core.figure.Precision.EXACT;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.figure.Percent;
import org.pledgetracker.core.figure.Precision;
import org.pledgetracker.core.measure.CountedAs;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.time.Days;
import org.pledgetracker.projections.progress.Asked;
import org.pledgetracker.projections.progress.Delivery;
import org.pledgetracker.projections.progress.Facts;
import org.pledgetracker.projections.progress.PledgeTerms;
import org.pledgetracker.projections.progress.ProgressCalculator;

/** Words and bars promise no more than the figures do. */
class ProgressWordsTest {

    private static final Measure DOLLARS = Measure.money("USD");
    private static final Measure PEOPLE = Measure.heads("people trained", CountedAs.PERSONS);

    @Test
    void what_is_certain_is_told_as_a_percentage_with_both_numbers() {
        assertThat(words(PEOPLE, "2000", EXACT, in2018("2653", EXACT, PEOPLE)))
                .isEqualTo("132.65 % · 2,653 of 2,000 people trained");
        assertThat(words(DOLLARS, "45000000", APPROXIMATE, in2018("80000000", EXACT, DOLLARS)))
                .isEqualTo("173.91–179.78 % · $80 million of about $45 million");
        assertThat(words(PEOPLE, "2000", EXACT, in2018("2600", APPROXIMATE, PEOPLE)))
                .isEqualTo("127.5–135 % · 2,550 to 2,700 of 2,000 people trained");
    }

    @Test
    void what_is_one_number_on_both_sides_is_no_range() {
        assertThat(words(DOLLARS, "300", EXACT, in2018("50", EXACT, DOLLARS))).isEqualTo("16.67 % · $50 of $300");
        assertThat(bar("16.66", "16.67").label()).isEqualTo("16.67\u00a0% of the target, certain");
    }

    @Test
    void attendances_are_not_told_as_people() {
        var attendances = Measure.heads("people trained", CountedAs.ATTENDANCES);
        assertThat(words(attendances, "1000", EXACT, in2018("500", EXACT, attendances)))
                .isEqualTo("50 % · 500 of 1,000 people trained (attendances)");
    }

    @Test
    void a_window_is_told_in_the_largest_periods_that_fill_it() {
        assertThat(window("2016-01-01", "2018-12-31")).isEqualTo("2016 – 2018");
        assertThat(window("2018-12-01", "2018-12-31")).isEqualTo("2018-12");
        assertThat(window("2018-10-01", "2018-12-31")).isEqualTo("2018-10 – 2018-12");
        assertThat(window("2018-01-01", "2018-01-31")).isEqualTo("2018-01");
        assertThat(window("2018-01-01", "2018-01-01")).isEqualTo("2018-01-01");
        assertThat(window("2018-01-01", "2018-12-31")).isEqualTo("2018");
        assertThat(Labels.window(new Days(LocalDate.parse("2016-09-01"), null))).isEqualTo("from 2016-09");
        assertThat(Labels.window(new Days(null, LocalDate.parse("2018-06-15")))).isEqualTo("until 2018-06-15");
    }

    @Test
    void what_is_only_possible_is_never_told_as_a_percentage() {
        assertThat(words(
                        DOLLARS,
                        "10000000",
                        APPROXIMATE,
                        delivery("48500000", EXACT, DOLLARS, "2006-01-01", "2018-06-01"),
                        in2018("2000000", EXACT, DOLLARS)))
                .isEqualTo("At least $2.0 million of about $10 million · possibly up to $50.5 million");
        assertThat(words(DOLLARS, "10000000", EXACT, delivery("48500000", EXACT, DOLLARS, "2006-01-01", "2018-06-01")))
                .isEqualTo("Nothing certain of $10 million · possibly up to $48.5 million");
        assertThat(words(PEOPLE, "2000", EXACT, in2018("1000", AT_LEAST, PEOPLE)))
                .isEqualTo("At least 1,000 of 2,000 people trained · possibly more");
    }

    @Test
    void nothing_recorded_is_not_told_as_zero() {
        assertThat(words(PEOPLE, "30000", EXACT)).isEqualTo("Nothing known to count towards 30,000 people trained");
    }

    @Test
    void a_bar_has_its_target_in_the_middle_and_says_where_it_goes_on() {
        assertThat(bar("132.65", "132.65"))
                .extracting(Bar::certain, Bar::possible, Bar::beyond)
                .containsExactly("66.33", "0.00", false);
        assertThat(bar("10", "1010"))
                .extracting(Bar::certain, Bar::possible, Bar::beyond)
                .containsExactly("5.00", "95.00", true);
        assertThat(bar("40", null))
                .extracting(Bar::certain, Bar::possible, Bar::beyond)
                .containsExactly("20.00", "80.00", true);
        assertThat(bar("300", "300"))
                .extracting(Bar::certain, Bar::possible, Bar::beyond)
                .containsExactly("100.00", "0.00", true);
        assertThat(Bar.of(null)).isEqualTo(new Bar("0", "0", false, "Nothing known to count"));
    }

    private static Bar bar(String low, @Nullable String high) {
        return Bar.of(new Percent(null, new BigDecimal(low), high == null ? null : new BigDecimal(high)));
    }

    private static String words(Measure measure, String target, Precision precision, Delivery... deliveries) {
        var figure = Figure.of(new BigDecimal(target), precision);
        var terms = new PledgeTerms("p", measure, figure, figure, null, days("2018-01-01", "2018-12-31"), false);
        var progress = ProgressCalculator.on(
                Facts.of(List.of(terms), Arrays.asList(deliveries)), Asked.on(LocalDate.parse("2018-12-31")));
        var words = ProgressWords.of(progress.pledges().getFirst());
        return (words.main() + " " + words.rest()).replace('\u00a0', ' ');
    }

    private static Delivery in2018(String amount, Precision precision, Measure measure) {
        return delivery(amount, precision, measure, "2018-03-01", "2018-03-01");
    }

    private static Delivery delivery(String amount, Precision precision, Measure measure, String first, String last) {
        var figure = Figure.of(new BigDecimal(amount), precision);
        var span = days(first, last);
        return new Delivery(amount + first, null, measure, figure, span, span, List.of(), null, 1);
    }

    private static String window(String first, String last) {
        return Labels.window(days(first, last)).replace('\u00a0', ' ');
    }

    private static Days days(String first, String last) {
        return new Days(LocalDate.parse(first), LocalDate.parse(last));
    }
}
