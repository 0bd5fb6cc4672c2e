package org.pledgetracker.core.training;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.citation.Citation;
import org.pledgetracker.core.commitment.Reference;
import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.measure.CountedAs;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.time.Dates;

/**
 * People who were trained, or otherwise counted: a count, never names.
 *
 * @param <D> dates as worded, or as resolved when recorded
 * @param pledge the pledge that it counts towards alone; absent where it names none
 * @param unit what is counted, such as "people trained"
 * @param from the start of its span; where it is absent and {@code to} is a full day, it happened on that day
 */
public record Participation<D>(
        @Nullable Reference pledge,
        Figure people,
        String unit,
        CountedAs countedAs,
        @Nullable D from,
        D to,
        Breakdown breakdown,
        @Nullable String course,
        @Nullable String note,
        Citation citation) {

    /** How many of the people were what, as far as the document says. */
    public record Breakdown(
            @Nullable Long women,
            @Nullable Long men,
            @Nullable Long other,
            @Nullable Long unknown) {}

    public Measure measure() {
        return Measure.heads(unit, countedAs);
    }

    public <E> Participation<E> dates(Function<D, E> change) {
        return new Participation<>(
                pledge,
                people,
                unit,
                countedAs,
                Dates.map(from, change),
                change.apply(to),
                breakdown,
                course,
                note,
                citation);
    }
}
