package org.pledgetracker.projections.progress;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Decimals;
import org.pledgetracker.core.figure.Interval;
import org.pledgetracker.projections.progress.Timeline.Point;

/** Adds up what changes from day to day. */
final class Growth {

    /**
     * A change of a sum.
     *
     * @param items of evidence
     * @param certain items among them
     * @param unstated certain items among them without a stated amount in this unit
     */
    private record Change(Net net, long items, long certain, long unstated) {

        static final Change NONE = new Change(Net.ZERO, 0, 0, 0);

        static Change of(Evidence evidence) {
            boolean isCertain = evidence.counts() == Attribution.CERTAIN;
            var low = evidence.amount().low();
            var high = evidence.amount().high();
            var stated = isCertain ? evidence.stated() : null;
            return new Change(
                    new Net(orZero(low), orZero(high), high == null ? 1 : 0, orZero(stated)),
                    1,
                    isCertain ? 1 : 0,
                    isCertain && stated == null ? 1 : 0);
        }

        Change plus(Change other) {
            return new Change(
                    net.plus(other.net), items + other.items, certain + other.certain, unstated + other.unstated);
        }

        Change minus(Change other) {
            return new Change(
                    net.minus(other.net), items - other.items, certain - other.certain, unstated - other.unstated);
        }

        Sum sum() {
            return new Sum(
                    certain == 0 || unstated > 0 ? null : Decimals.normal(net.stated()),
                    new Interval(net.low(), net.high()));
        }

        private static BigDecimal orZero(@Nullable BigDecimal amount) {
            return amount == null ? BigDecimal.ZERO : amount;
        }
    }

    private final TreeMap<LocalDate, Change> changes = new TreeMap<>();

    /** Something that changes on these days only. */
    void add(NavigableSet<LocalDate> days, Function<LocalDate, List<Evidence>> at) {
        var before = Change.NONE;
        for (var day : days) {
            var then = at.apply(day).stream().map(Change::of).reduce(Change.NONE, Change::plus);
            if (!then.equals(before)) {
                changes.merge(day, then.minus(before), Change::plus);
                before = then;
            }
        }
    }

    List<Point> points(LocalDate upTo) {
        var points = new ArrayList<Point>();
        var sum = Change.NONE;
        for (var change : changes.headMap(upTo, true).entrySet()) {
            sum = sum.plus(change.getValue());
            if (sum.items() > 0) {
                points.add(new Point(change.getKey(), sum.sum()));
            }
        }
        return points;
    }
}
