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
 * @param announcedOn when these terms were announced, where a revision says so
 */
public record Promise<D>(
        Measure measure,
        Figure target,
        @Nullable D from,
        @Nullable D to,
        @Nullable StatedEquivalent alsoStatedAs,
        @Nullable D announcedOn,
        Citation citation) {

    public <E> Promise<E> dates(Function<D, E> change) {
        return new Promise<>(
                measure,
                target,
                Dates.map(from, change),
                Dates.map(to, change),
                alsoStatedAs,
                Dates.map(announcedOn, change),
                citation);
    }

    /** The terms alone, whenever they were announced. */
    Promise<D> terms() {
        return new Promise<>(measure, target, from, to, alsoStatedAs, null, citation);
    }

    /** The same measure with another target and window, as a later document states them. */
    public Promise<D> revised(
            Figure newTarget,
            @Nullable D newFrom,
            @Nullable D newTo,
            @Nullable D newlyAnnouncedOn,
            Citation newCitation) {
        return new Promise<>(measure, newTarget, newFrom, newTo, null, newlyAnnouncedOn, newCitation);
    }
}
