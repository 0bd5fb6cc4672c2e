package org.pledgetracker.core.commitment;

import java.time.Month;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.citation.Citation;
import org.pledgetracker.core.time.Dates;

/**
 * What was publicly announced: who promises what to whom.
 *
 * @param <D> dates as worded, or as resolved when recorded
 * @param fiscalYearStartMonth 1 to 12: the month in which the pledger's fiscal year begins
 */
public record Announcement<D>(
        String title,
        String pledger,
        String beneficiary,
        String theme,
        int fiscalYearStartMonth,
        @Nullable D announcedOn,
        @Nullable String occasion,
        Citation citation) {

    /** @throws java.time.DateTimeException where there is no such month */
    public Month fiscalYearStart() {
        return Month.of(fiscalYearStartMonth);
    }

    public <E> Announcement<E> dates(Function<D, E> change) {
        return new Announcement<>(
                title,
                pledger,
                beneficiary,
                theme,
                fiscalYearStartMonth,
                Dates.map(announcedOn, change),
                occasion,
                citation);
    }
}
