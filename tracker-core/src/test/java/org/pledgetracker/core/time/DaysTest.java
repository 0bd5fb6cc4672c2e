package org.pledgetracker.core.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Month;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DaysTest {

    @ParameterizedTest
    @CsvSource({
        "2018, 2018-01-01, 2018-12-31",
        "2016-02, 2016-02-01, 2016-02-29",
        "2018-09-07, 2018-09-07, 2018-09-07",
        "FY2017, 2017-04-01, 2018-03-31"
    })
    void a_partial_date_stands_for_its_days(String text, LocalDate first, LocalDate last) {
        assertThat(new PartialDate(text).resolve(Month.APRIL)).isEqualTo(new StatedDate(text, first, last));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "18",
                "2018-13",
                "2018-2",
                "2018-02-30",
                "FY17",
                "fy2017",
                "2018-01-01T00:00",
                "0999",
                "12018"
            })
    void anything_else_is_not_a_date(String text) {
        assertThat(PartialDate.parse(text)).isEmpty();
        assertThatThrownBy(() -> new PartialDate(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_unbounded_end_equals_an_unbounded_end_and_lies_in_no_bounded_one() {
        assertThat(days(null, "2018-12-31").within(days(null, "2018-12-31"))).isTrue();
        assertThat(days(null, "2018-12-31").within(days("2018-01-01", "2018-12-31")))
                .isFalse();
        assertThat(days("2018-01-01", "2018-12-31").within(days(null, null))).isTrue();
    }

    @Test
    void days_until_a_day_before_their_first_are_none() {
        var window = days("2018-06-01", "2018-12-31").until(LocalDate.of(2018, 5, 31));

        assertThat(window.isEmpty()).isTrue();
        assertThat(days("2018-01-01", "2018-12-31").touches(window)).isFalse();
        assertThat(days("2018-06-01", "2018-06-01").within(window)).isFalse();
    }

    @Test
    void days_touch_where_they_share_one() {
        assertThat(days("2018-06-01", "2018-07-01").touches(days("2018-07-01", null)))
                .isTrue();
        assertThat(days("2018-06-01", "2018-06-30").touches(days("2018-07-01", null)))
                .isFalse();
    }

    private static Days days(@Nullable String first, @Nullable String last) {
        return new Days(first == null ? null : LocalDate.parse(first), last == null ? null : LocalDate.parse(last));
    }
}
