package org.pledgetracker.core.time;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days from a first to a last one, both inclusive, on the effective time axis. A missing end was not stated and is
 * unbounded; equal unbounded ends are equal. Windows and spans are compared as days.
 */
public record Days(@Nullable LocalDate first, @Nullable LocalDate last) {

    public static final Days ALL = new Days(null, null);

    /** The part of these days that has come by the end of {@code day}; empty where they begin later. */
    public Days until(LocalDate day) {
        return new Days(first, last == null || last.isAfter(day) ? day : last);
    }

    public boolean isEmpty() {
        return first != null && last != null && first.isAfter(last);
    }

    /** Whether all of these days lie in the other ones. */
    public boolean within(Days other) {
        boolean firstHolds = other.first == null || (first != null && !first.isBefore(other.first));
        boolean lastHolds = other.last == null || (last != null && !last.isAfter(other.last));
        return firstHolds && lastHolds && !other.isEmpty();
    }

    /** Whether there is a day in both. */
    public boolean touches(Days other) {
        return !isEmpty() && !other.isEmpty() && notAfter(first, other.last) && notAfter(other.first, last);
    }

    private static boolean notAfter(@Nullable LocalDate earlier, @Nullable LocalDate later) {
        return earlier == null || later == null || !earlier.isAfter(later);
    }
}
