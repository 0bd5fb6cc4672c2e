package org.pledgetracker.core.commitment;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.citation.Citation;
import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.measure.StatedEquivalent;
import org.pledgetracker.core.time.Dates;

/**
 * The terms of a pledge: a target of one measure within an attribution window.
 *
 * @param <D> dates as worded, or as resolved when recorded
 * @param from the window's start; absent where the document states none
 * @param to the window's end; absent where the window is open
 */
public record Promise<D>(
        Measure measure,
        Figure target,
        @Nullable D from,
        @Nullable D to,
        @Nullable StatedEquivalent alsoStatedAs,
        Citation citation) {

    public <E> Promise<E> dates(Function<D, E> change) {
        return new Promise<>(measure, target, Dates.map(from, change), Dates.map(to, change), alsoStatedAs, citation);
    }

    /** The same measure with another target and window, as a later document states them. */
    public Promise<D> revised(Figure newTarget, @Nullable D newFrom, @Nullable D newTo, Citation newCitation) {
        return new Promise<>(measure, newTarget, newFrom, newTo, null, newCitation);
    }
}
