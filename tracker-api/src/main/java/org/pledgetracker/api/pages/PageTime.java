package org.pledgetracker.api.pages;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.projections.read.Axes;

/**
 * What a page says about the point in time it shows.
 *
 * @param effectiveOn value time
 * @param chosen the day as it was asked for; absent for today
 * @param knownAt record time as it was asked for; absent for now
 * @param position the position that the page is as of
 * @param isAhead whether the day is still to come
 */
record PageTime(
        LocalDate effectiveOn,
        @Nullable LocalDate chosen,
        @Nullable String knownAt,
        long position,
        boolean isAhead) {

    static PageTime of(Axes axes, @Nullable String askedDay, long position, LocalDate today) {
        return new PageTime(
                axes.effectiveOn(),
                askedDay == null ? null : axes.effectiveOn(),
                axes.asked() == null ? null : axes.asked().toString(),
                position,
                axes.effectiveOn().isAfter(today));
    }

    /** {@code paid to date}, or {@code paid by 2018-12-31} where a day was chosen. */
    public String by() {
        return chosen == null ? "to date" : "by " + chosen;
    }
}
