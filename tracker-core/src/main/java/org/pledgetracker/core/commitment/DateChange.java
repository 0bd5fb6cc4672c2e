package org.pledgetracker.core.commitment;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.time.Dates;

/** What a revision says of one end of a window: nothing, so that it stays; a date; or that it is open. */
public record DateChange<D>(boolean stays, @Nullable D date) {

    public static <D> DateChange<D> stay() {
        return new DateChange<>(true, null);
    }

    public static <D> DateChange<D> to(@Nullable D date) {
        return new DateChange<>(false, date);
    }

    public <E> @Nullable E over(@Nullable E before, Function<D, E> resolve) {
        return stays ? before : Dates.map(date, resolve);
    }
}
