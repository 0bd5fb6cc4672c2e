package org.pledgetracker.projections.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pledgetracker.core.figure.Precision.APPROXIMATE;
import static org.pledgetracker.core.figure.Precision.AT_LEAST;
import static org.pledgetracker.core.figure.Precision.AT_MOST;
import static org.pledgetracker.core.figure.Precision.EXACT;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.figure.Interval;
import org.pledgetracker.core.figure.Percent;
import org.pledgetracker.core.figure.Precision;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.time.Dates;
import org.pledgetracker.core.time.Days;
import org.pledgetracker.core.time.PartialDate;
import org.pledgetracker.core.time.StatedDate;

class ProgressCalculatorTest {

    private final List<PledgeTerms> pledges = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();

    @Test
    void a_payment_that_straddles_the_window_is_only_possible() {
        pledge("p", "10000000", APPROXIMATE, "2016-09", null);
        paid("until-2017", "48500000", "2006", "2017");
        paid("2018", "2000000", "2018", "2018");

        var progress = on("2018-12-31");

        assertThat(delivered(progress)).isEqualTo(between("2000000", "50500000"));
        assertThat(progress.percent())
                .isEqualTo(new Percent(new BigDecimal("20"), new BigDecimal("10"), new BigDecimal("1010")));
        assertThat(progress.verdict()).isEqualTo(Verdict.UNDETERMINED);
        assertThat(progress.pace()).isNull();
    }

    @Test
    void a_target_that_may_already_be_reached_is_not_missed() {
        pledge("p", "100", EXACT, "2018", "2018");
        paid("a", "100", "2017-12", "2018-01");

        assertThat(on("2020-01-01").verdict()).isEqualTo(Verdict.UNDETERMINED);
    }

    @Test
    void a_floor_and_a_ceiling_are_measured_against_the_stated_number() {
        pledge("p", "100", AT_LEAST, "2018", "2018");
        paid("a", "100", null, "2018-05-01");
        assertThat(on("2018-12-31").verdict()).isEqualTo(Verdict.MET);

        pledges.clear();
        pledge("p", "100", AT_MOST, "2018", "2018");
        assertThat(on("2018-12-31").verdict()).isEqualTo(Verdict.MET);
        assertThat(on("2018-12-31").findings()).extracting(Finding::code).containsExactly("ceiling");
    }

    @Test
    void a_shared_payment_is_certain_for_neither_pledge_and_whole_in_the_totals() {
        pledge("p", "100", EXACT, "2018", "2018");
        pledge("q", "100", EXACT, "2018", "2018");
        paid("a", "40", null, "2018-05-01");

        var progress = calculate("2018-12-31");

        assertThat(progress.pledges()).allSatisfy(pledge -> {
            assertThat(delivered(pledge)).isEqualTo(between("0", "40"));
            assertThat(pledge.findings()).extracting(Finding::code).contains("shared");
        });
        assertThat(progress.totals().getFirst().delivered().stated()).isEqualTo(new BigDecimal("40"));
    }

    @Test
    void fitting_does_not_depend_on_the_day_that_is_asked_about() {
        pledge("p", "100", EXACT, "2018", "2018");
        pledge("q", "100", EXACT, "2018-06", "2018");
        paid("a", "40", "2018-05", "2018-07");

        assertThat(on("2018-05-15").findings()).extracting(Finding::code).containsExactly("shared");
    }

    @Test
    void money_in_a_currency_that_no_rate_converts_leaves_the_upper_side_open() {
        pledge("p", "100", EXACT, "2018", "2018");
        paid("a", "40", null, "2018-05-01");
        deliveries.add(delivery("b", Measure.money("JPY"), "5000", days(null, "2018-05-01")));

        var progress = on("2018-12-31");

        assertThat(delivered(progress)).isEqualTo(Interval.atLeast(new BigDecimal("40")));
        assertThat(Objects.requireNonNull(progress.delivered()).stated()).isNull();
        assertThat(progress.verdict()).isEqualTo(Verdict.UNDETERMINED);
        assertThat(progress.findings()).extracting(Finding::code).containsExactly("rate-missing");
    }

    @Test
    void what_came_back_is_taken_away_and_never_more_than_was_paid() {
        pledge("p", "100", EXACT, "2018", "2018");
        paid("a", "50", null, "2018-05-01", refund("30", "2018-06-01"), refund("15", "2019"));

        assertThat(delivered(on("2018-05-31"))).isEqualTo(between("50", "50"));
        assertThat(delivered(on("2018-06-01"))).isEqualTo(between("20", "20"));
        assertThat(delivered(on("2019-06-01"))).isEqualTo(between("5", "20"));
        assertThat(delivered(on("2019-12-31"))).isEqualTo(between("5", "5"));
    }

    @Test
    void a_window_that_ended_unmet_says_so() {
        pledge("p", "100", EXACT, "2018", "2018");
        paid("a", "50", null, "2018-05-01");

        assertThat(on("2018-12-31").findings()).isEmpty();
        assertThat(on("2019-01-01").findings()).extracting(Finding::code).containsExactly("window-ended-unmet");
    }

    @Test
    void pace_compares_with_the_share_of_days_that_have_gone() {
        pledge("p", "100", EXACT, "2018-01-01", "2018-01-10");
        paid("a", "50", null, "2018-01-01");

        assertThat(on("2018-01-05").pace()).isEqualTo(Pace.ON_TRACK);
        assertThat(on("2018-01-06").pace()).isEqualTo(Pace.BEHIND);
        assertThat(on("2018-02-01").pace()).isEqualTo(Pace.BEHIND);
    }

    private PledgeProgress on(String day) {
        return calculate(day).pledges().getFirst();
    }

    private CommitmentProgress calculate(String day) {
        return ProgressCalculator.on(Facts.of(pledges, deliveries), Asked.on(LocalDate.parse(day)));
    }

    private void pledge(String name, String amount, Precision precision, String from, @Nullable String to) {
        var window = Dates.between(date(from), to == null ? null : date(to));
        pledges.add(new PledgeTerms(
                name, Measure.money("USD"), figure(amount, precision), figure(amount, precision), null, window, false));
    }

    private void paid(String name, String amount, @Nullable String from, String to, Repayment... refunds) {
        deliveries.add(delivery(name, Measure.money("USD"), amount, days(from, to), refunds));
    }

    private static Delivery delivery(String name, Measure measure, String amount, Days days, Repayment... refunds) {
        return new Delivery(name, null, measure, figure(amount, EXACT), days, days, List.of(refunds), null, 1);
    }

    private static Repayment refund(String amount, String on) {
        return new Repayment(on, new BigDecimal(amount), date(on).first(), date(on).last());
    }

    private static Days days(@Nullable String from, String to) {
        return Dates.ofDelivery(from == null ? null : date(from), date(to));
    }

    private static StatedDate date(String text) {
        return new PartialDate(text).resolve(Month.JANUARY);
    }

    private static Figure figure(String amount, Precision precision) {
        return Figure.of(new BigDecimal(amount), precision);
    }

    private static Interval delivered(PledgeProgress progress) {
        return Objects.requireNonNull(progress.delivered()).amount();
    }

    private static Interval between(String low, String high) {
        return Interval.between(new BigDecimal(low), new BigDecimal(high));
    }
}
