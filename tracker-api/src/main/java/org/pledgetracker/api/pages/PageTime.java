package org.pledgetracker.api.pages;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.projections.read.Axes;

/**
 * What a page says about the point in time it shows.
 *
 * @param effectiveOn value time, for the field of the form
 * @param chosen the day as it was asked for; absent for today
 * @param knownAt record time as it was asked for; absent for now
 * @param position the position that the page is as of
 */
record PageTime(
        LocalDate effectiveOn,
        @Nullable LocalDate chosen,
        @Nullable String knownAt,
        long position) {

    static PageTime of(Axes axes, @Nullable String askedDay, long position) {
        return new PageTime(
                axes.effectiveOn(),
                askedDay == null ? null : axes.effectiveOn(),
                axes.asked() == null ? null : axes.asked().toString(),
                position);
    }

    /** {@code paid to date}, or {@code paid by 2018-12-31} where a day was chosen. */
    public String by() {
        return chosen == null ? "to date" : "by " + chosen;
    }
}
