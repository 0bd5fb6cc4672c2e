package org.pledgetracker.projections.rates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.time.Days;
import org.pledgetracker.projections.rates.Rate.Path;
import org.pledgetracker.projections.rates.RateBook.Quote;

/** Which rate serves for a day, and which for a span. */
class RateBookTest {

    private static final String[] CURRENCIES = {"CHF", "EUR", "JPY", "USD"};
    private static final int SEEDS = 400;
    private static final int QUESTIONS = 30;

    @Test
    void a_quote_serves_for_its_day_and_the_seven_days_after_it() {
        var book = book("06-01 USD JPY 110");

        assertThat(book.on("USD", "JPY", day("06-01"))).contains(rate("USD", "JPY", "110", "1", "06-01", Path.DIRECT));
        assertThat(book.on("USD", "JPY", day("06-08"))).contains(rate("USD", "JPY", "110", "1", "06-01", Path.DIRECT));
        assertThat(book.on("USD", "JPY", day("06-09"))).isEmpty();
        assertThat(book.on("USD", "JPY", day("05-31"))).isEmpty();
    }

    @Test
    void the_other_way_round_it_serves_without_being_rounded() {
        assertThat(book("06-01 USD JPY 110").on("JPY", "USD", day("06-01")))
                .contains(rate("JPY", "USD", "1", "110", "06-01", Path.INVERSE));
    }

    @Test
    void two_quotes_of_a_day_with_one_base_serve_as_their_quotient() {
        assertThat(book("06-01 EUR USD 1.2", "06-01 EUR JPY 132").on("USD", "JPY", day("06-02")))
                .contains(rate("USD", "JPY", "132", "1.2", "06-01", Path.QUOTIENT));
    }

    @Test
    void quotes_of_two_days_or_of_two_bases_are_no_quotient_and_nothing_is_a_chain() {
        assertThat(book("06-01 EUR USD 1.2", "06-02 EUR JPY 132").on("USD", "JPY", day("06-02")))
                .isEmpty();
        assertThat(book("06-01 EUR USD 1.2", "06-01 CHF JPY 115").on("USD", "JPY", day("06-01")))
                .isEmpty();
        assertThat(book("06-01 EUR USD 1.2", "06-01 USD JPY 110").on("EUR", "JPY", day("06-01")))
                .isEmpty();
        assertThat(book("06-01 USD EUR 0.8", "06-01 JPY EUR 0.008").on("USD", "JPY", day("06-01")))
                .as("two currencies priced in a third")
                .isEmpty();
    }

    @Test
    void of_one_day_the_direct_quote_goes_before_the_inverse_and_that_before_the_quotient() {
        var quotient = new String[] {"06-01 EUR USD 1.2", "06-01 EUR JPY 132"};

        assertThat(path(book(with(quotient, "06-01 JPY USD 0.009", "06-01 USD JPY 111"))))
                .isEqualTo(Path.DIRECT);
        assertThat(path(book(with(quotient, "06-01 JPY USD 0.009")))).isEqualTo(Path.INVERSE);
        assertThat(path(book(quotient))).isEqualTo(Path.QUOTIENT);
    }

    @Test
    void a_fresher_day_goes_before_a_better_way() {
        var book = book("06-01 USD JPY 110", "06-03 JPY USD 0.009", "06-04 EUR USD 1.2", "06-04 EUR JPY 132");

        assertThat(book.on("USD", "JPY", day("06-02")).orElseThrow().path()).isEqualTo(Path.DIRECT);
        assertThat(book.on("USD", "JPY", day("06-03")).orElseThrow().path()).isEqualTo(Path.INVERSE);
        assertThat(book.on("USD", "JPY", day("06-09")).orElseThrow().path()).isEqualTo(Path.QUOTIENT);
    }

    @Test
    void of_several_quotients_that_of_the_first_base_in_the_alphabet_serves() {
        var book = book("06-01 EUR USD 1.2", "06-01 EUR JPY 132", "06-01 CHF JPY 115", "06-01 CHF USD 1.02");

        assertThat(book.on("USD", "JPY", day("06-01")))
                .contains(rate("USD", "JPY", "115", "1.02", "06-01", Path.QUOTIENT));
    }

    @Test
    void a_span_has_the_lowest_and_the_highest_of_the_rates_of_its_own_days() {
        var book = book("06-01 USD JPY 90", "06-02 USD JPY 110", "06-03 JPY USD 0.008", "06-04 USD JPY 150");

        var range = book.within("USD", "JPY", days("06-02", "06-03")).orElseThrow();
        assertThat(range.lowest()).isEqualTo(rate("USD", "JPY", "110", "1", "06-02", Path.DIRECT));
        assertThat(range.highest()).isEqualTo(rate("USD", "JPY", "1", "0.008", "06-03", Path.INVERSE));
        assertThat(book.within("USD", "JPY", days("06-05", "06-30")))
                .as("a day before the span does not serve")
                .isEmpty();
        assertThat(book.within("USD", "JPY", days("06-03", "06-02"))).isEmpty();
    }

    @Test
    void an_open_end_of_a_span_is_unbounded_and_of_equal_rates_the_earliest_is_told() {
        var book = book("06-01 USD JPY 90", "06-02 USD JPY 90", "06-03 USD JPY 120", "06-04 USD JPY 120");

        assertThat(book.within("USD", "JPY", Days.ALL))
                .contains(new RateRange(
                        rate("USD", "JPY", "90", "1", "06-01", Path.DIRECT),
                        rate("USD", "JPY", "120", "1", "06-03", Path.DIRECT)));
        assertThat(book.within("USD", "JPY", days(null, "06-02"))
                        .orElseThrow()
                        .highest()
                        .times())
                .isEqualTo("90");
        assertThat(book.within("USD", "JPY", days("06-03", null))
                        .orElseThrow()
                        .lowest()
                        .times())
                .isEqualTo("120");
    }

    @Test
    void rates_are_compared_exactly() {
        var third = rate("USD", "JPY", "1", "3", "06-01", Path.INVERSE);
        var almost = rate("USD", "JPY", "0.333333333333333333", "1", "06-01", Path.DIRECT);

        assertThat(third).isGreaterThan(almost);
        assertThat(third.compareTo(rate("USD", "JPY", "2", "6", "06-02", Path.QUOTIENT)))
                .isZero();
    }

    @Test
    void two_numbers_for_the_same_are_no_book() {
        assertThatThrownBy(() -> book("06-01 USD JPY 110", "06-01 USD JPY 111"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The rules once more, in the plainest form: try day after day, and each way on it, by looking at all quotes. */
    @Test
    void random_books_answer_as_a_search_through_all_quotes_does() {
        int served = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            var quotes = randomQuotes(random);
            var book = RateBook.of("X", quotes);
            for (int i = 0; i < QUESTIONS; i++) {
                var from = CURRENCIES[random.nextInt(CURRENCIES.length)];
                var to = other(random, from);
                var day = day("06-01").plusDays(random.nextInt(40));
                var span = new Days(open(random, day), open(random, day.plusDays(random.nextInt(9) - 1L)));

                var on = naivelyOn(quotes, from, to, day);
                assertThat(book.on(from, to, day)).as("seed %d", seed).isEqualTo(on);
                assertThat(book.within(from, to, span))
                        .as("seed %d", seed)
                        .isEqualTo(naivelyWithin(quotes, from, to, span));
                served += on.isPresent() ? 1 : 0;
            }
        }
        assertThat(served).isBetween(SEEDS * QUESTIONS / 4, SEEDS * QUESTIONS * 3 / 4);
    }

    private static Optional<Rate> naivelyOn(List<Quote> quotes, String from, String to, LocalDate day) {
        for (int back = 0; back <= 7; back++) {
            var rate = naivelyOf(quotes, from, to, day.minusDays(back));
            if (rate.isPresent()) {
                return rate;
            }
        }
        return Optional.empty();
    }

    private static Optional<RateRange> naivelyWithin(List<Quote> quotes, String from, String to, Days span) {
        var rates = new ArrayList<Rate>();
        for (var day = day("05-01"); day.isBefore(day("09-01")); day = day.plusDays(1)) {
            if (new Days(day, day).within(span)) {
                naivelyOf(quotes, from, to, day).ifPresent(rates::add);
            }
        }
        var byValue = Comparator.<Rate>naturalOrder();
        var byDay = Comparator.comparing(Rate::day);
        return rates.stream()
                .min(byValue.thenComparing(byDay))
                .map(lowest -> new RateRange(
                        lowest,
                        rates.stream()
                                .max(byValue.thenComparing(byDay.reversed()))
                                .orElseThrow()));
    }

    private static Optional<Rate> naivelyOf(List<Quote> quotes, String from, String to, LocalDate day) {
        for (var quote : quotes) {
            if (quote.day().equals(day)
                    && quote.base().equals(from)
                    && quote.quote().equals(to)) {
                return Optional.of(new Rate(from, to, quote.rate(), BigDecimal.ONE, day, Path.DIRECT));
            }
        }
        for (var quote : quotes) {
            if (quote.day().equals(day)
                    && quote.base().equals(to)
                    && quote.quote().equals(from)) {
                return Optional.of(new Rate(from, to, BigDecimal.ONE, quote.rate(), day, Path.INVERSE));
            }
        }
        for (var base : CURRENCIES) {
            for (var per : quotes) {
                for (var times : quotes) {
                    if (per.day().equals(day)
                            && times.day().equals(day)
                            && per.base().equals(base)
                            && times.base().equals(base)
                            && per.quote().equals(from)
                            && times.quote().equals(to)) {
                        return Optional.of(new Rate(from, to, times.rate(), per.rate(), day, Path.QUOTIENT));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static List<Quote> randomQuotes(Random random) {
        var quotes = new LinkedHashMap<List<Object>, Quote>();
        for (int i = random.nextInt(40); i >= 0; i--) {
            var base = CURRENCIES[random.nextInt(CURRENCIES.length)];
            var quote = other(random, base);
            var day = day("06-01").plusDays(random.nextInt(30));
            quotes.put(
                    List.of(day, base, quote),
                    new Quote(day, base, quote, BigDecimal.valueOf(1 + random.nextInt(4), random.nextInt(2))));
        }
        return List.copyOf(quotes.values());
    }

    private static @Nullable LocalDate open(Random random, LocalDate day) {
        return random.nextInt(4) == 0 ? null : day;
    }

    private static String other(Random random, String currency) {
        while (true) {
            var other = CURRENCIES[random.nextInt(CURRENCIES.length)];
            if (!other.equals(currency)) {
                return other;
            }
        }
    }

    private static Path path(RateBook book) {
        return book.on("USD", "JPY", day("06-01")).orElseThrow().path();
    }

    private static String[] with(String[] quotes, String... more) {
        var all = new ArrayList<>(List.of(quotes));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    /** {@code 06-01 USD JPY 110} */
    private static RateBook book(String... quotes) {
        return RateBook.of(
                "X",
                List.of(quotes).stream()
                        .map(quote -> quote.split(" ", -1))
                        .map(words -> new Quote(day(words[0]), words[1], words[2], new BigDecimal(words[3])))
                        .toList());
    }

    private static Rate rate(String from, String to, String times, String per, String day, Path path) {
        return new Rate(from, to, new BigDecimal(times), new BigDecimal(per), day(day), path);
    }

    private static Days days(@Nullable String first, @Nullable String last) {
        return new Days(first == null ? null : day(first), last == null ? null : day(last));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse("2018-" + text);
    }
}
