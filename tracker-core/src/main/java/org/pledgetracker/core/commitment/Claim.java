package org.pledgetracker.core.commitment;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.citation.Citation;
import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.time.Dates;

/**
 * A cumulative figure that a document reports for a span: a claim to reconcile, never a record to add.
 *
 * @param <D> dates as worded, or as resolved when recorded
 */
public record Claim<D>(
        Measure measure,
        Figure amount,
        @Nullable D from,
        D to,
        @Nullable D publishedOn,
        Citation citation) {

    public <E> Claim<E> dates(Function<D, E> change) {
        return new Claim<>(
                measure, amount, Dates.map(from, change), change.apply(to), Dates.map(publishedOn, change), citation);
    }
}
