package org.pledgetracker.core.figure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Laws that hold for all intervals and figures; each seed makes its own. */
class IntervalLawsTest {

    private static final int SEEDS = 10_000;
    private static final List<Precision> WORDINGS = List.of(Precision.values());

    @Test
    void sums_are_commutative_and_associative_and_have_a_neutral_element() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            var a = interval(random);
            var b = interval(random);
            var c = interval(random);
            assertThat(a.plus(b)).as("seed %d", seed).isEqualTo(b.plus(a));
            assertThat(a.plus(b).plus(c)).as("seed %d", seed).isEqualTo(a.plus(b.plus(c)));
            assertThat(a.plus(Interval.ZERO)).as("seed %d", seed).isEqualTo(a);
        }
    }

    @Test
    void a_sum_contains_the_sum_of_what_its_parts_contain() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            var a = interval(random);
            var b = interval(random);
            assertThat(a.plus(b).contains(inside(a, random).add(inside(b, random))))
                    .as("seed %d", seed)
                    .isTrue();
        }
    }

    @Test
    void intervals_overlap_exactly_where_they_share_a_number() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            var a = interval(random);
            var b = interval(random);
            var highestLow = highest(a.low(), b.low());
            boolean shared = highestLow == null || (a.contains(highestLow) && b.contains(highestLow));
            assertThat(a.overlaps(b)).as("seed %d: %s and %s", seed, a, b).isEqualTo(shared);
            assertThat(a.overlaps(b)).isEqualTo(b.overlaps(a));
        }
    }

    @Test
    void a_figure_lies_in_its_own_interval_and_so_does_what_rounds_or_truncates_to_it() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new Random(seed);
            var figure = figure(random);
            var interval = figure.interval();
            assertThat(interval.contains(figure.stated())).as("seed %d", seed).isTrue();
            assertThat(interval.low()).as("seed %d", seed).isNotNegative();
            if (figure.precision() == Precision.APPROXIMATE) {
                var place = figure.stated().stripTrailingZeros().ulp();
                var truncated = figure.stated().add(place.multiply(new BigDecimal("0.99")));
                var rounded = figure.stated().subtract(place.multiply(new BigDecimal("0.5")));
                assertThat(interval.contains(truncated)).as("seed %d", seed).isTrue();
                assertThat(interval.contains(rounded)).as("seed %d", seed).isTrue();
            }
        }
    }

    @Test
    void how_many_zeros_are_written_changes_nothing() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var figure = figure(new Random(seed));
            var longer = Figure.of(figure.stated().setScale(figure.stated().scale() + 3), figure.precision());
            assertThat(longer).as("seed %d", seed).isEqualTo(figure);
            assertThat(longer.interval()).isEqualTo(figure.interval());
        }
    }

    private static Figure figure(Random random) {
        var amount = BigDecimal.valueOf(1 + random.nextInt(1_000_000), random.nextInt(4))
                .scaleByPowerOfTen(random.nextInt(4));
        return Figure.of(amount, WORDINGS.get(random.nextInt(WORDINGS.size())));
    }

    private static Interval interval(Random random) {
        var low = BigDecimal.valueOf(random.nextInt(200), 1);
        var high = low.add(BigDecimal.valueOf(random.nextInt(100), 1));
        return new Interval(random.nextInt(8) == 0 ? null : low, random.nextInt(8) == 0 ? null : high);
    }

    private static BigDecimal inside(Interval interval, Random random) {
        var step = BigDecimal.valueOf(random.nextInt(11), 1);
        if (interval.low() != null && interval.high() != null) {
            return interval.low().add(interval.high().subtract(interval.low()).multiply(step));
        }
        if (interval.low() != null) {
            return interval.low().add(step);
        }
        return interval.high() == null ? step : interval.high().subtract(step);
    }

    private static @Nullable BigDecimal highest(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        return a.max(b);
    }
}
