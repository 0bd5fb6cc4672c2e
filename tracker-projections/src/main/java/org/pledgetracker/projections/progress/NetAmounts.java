package org.pledgetracker.projections.progress;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.figure.Figure;

/**
 * What deliveries amount to net of refunds, for every day on the effective time axis: it changes on the days on which
 * refunds begin and end.
 *
 * @param gross before any refund
 * @param changes what each such day adds; negative where money came back
 */
public record NetAmounts(Net gross, NavigableMap<LocalDate, Net> changes) {

    public static final NetAmounts ZERO = new NetAmounts(Net.ZERO, new TreeMap<>());

    public NetAmounts {
        changes = Collections.unmodifiableNavigableMap(changes);
    }

    /**
     * Of one delivery. A refund is taken from the low side from its first day on, from the other sides from its last:
     * until then it may not have come back yet. Bounds stop at zero.
     */
    public static NetAmounts of(Figure amount, List<Repayment> refunds) {
        var gross = net(amount, BigDecimal.ZERO, BigDecimal.ZERO);
        var changes = new TreeMap<LocalDate, Net>();
        var before = gross;
        for (var day : turningPoints(refunds)) {
            var surely = sum(refunds, refund -> refund.endedBy(day));
            var perhaps = sum(refunds, refund -> refund.begunBy(day) && !refund.endedBy(day));
            var then = net(amount, surely, perhaps);
            changes.put(day, then.minus(before));
            before = then;
        }
        return new NetAmounts(gross, changes);
    }

    /** What it amounts to by the end of a day. */
    public Net on(LocalDate day) {
        var net = gross;
        for (var change : changes.headMap(day, true).values()) {
            net = net.plus(change);
        }
        return net;
    }

    public NetAmounts plus(NetAmounts other) {
        var all = new TreeMap<>(changes);
        other.changes.forEach((day, change) -> all.merge(day, change, NetAmounts::sumOrNothing));
        return new NetAmounts(gross.plus(other.gross), all);
    }

    public NetAmounts minus(NetAmounts other) {
        var taken = new TreeMap<LocalDate, Net>();
        other.changes.forEach((day, change) -> taken.put(day, Net.ZERO.minus(change)));
        return plus(new NetAmounts(Net.ZERO.minus(other.gross), taken));
    }

    private static @Nullable Net sumOrNothing(Net a, Net b) {
        var sum = a.plus(b);
        return sum.isZero() ? null : sum;
    }

    private static NavigableSet<LocalDate> turningPoints(List<Repayment> refunds) {
        var days = new TreeSet<LocalDate>();
        for (var refund : refunds) {
            days.add(refund.first());
            days.add(refund.last());
        }
        return days;
    }

    private static BigDecimal sum(List<Repayment> refunds, Predicate<Repayment> which) {
        return refunds.stream().filter(which).map(Repayment::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Net net(Figure amount, BigDecimal surely, BigDecimal perhaps) {
        var interval = amount.interval();
        var high = interval.high();
        var low = interval.low() == null ? BigDecimal.ZERO : interval.low();
        return new Net(
                less(low, surely.add(perhaps)),
                high == null ? BigDecimal.ZERO : less(high, surely),
                high == null ? 1 : 0,
                less(amount.stated(), surely));
    }

    private static BigDecimal less(BigDecimal amount, BigDecimal refunded) {
        return amount.subtract(refunded).max(BigDecimal.ZERO);
    }
}
