package org.pledgetracker.core.time;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Helps records that hold dates either as worded or as resolved. */
public final class Dates {

    private Dates() {}

    /** Applies the change to a date that is there. */
    public static <D, E> @Nullable E map(@Nullable D date, Function<D, E> change) {
        return date == null ? null : change.apply(date);
    }

    /** The days from the first day of one date to the last day of another; an absent date is an unbounded end. */
    public static Days between(@Nullable StatedDate from, @Nullable StatedDate to) {
        return new Days(from == null ? null : from.first(), to == null ? null : to.last());
    }

    /**
     * The span of a delivery. Where only a full last day is given, it happened on that day; where only a month or a
     * year is given, its start is not stated.
     */
    public static Days ofDelivery(@Nullable StatedDate from, StatedDate to) {
        return from == null && to.wording().isFullDay() ? new Days(to.first(), to.last()) : between(from, to);
    }
}
