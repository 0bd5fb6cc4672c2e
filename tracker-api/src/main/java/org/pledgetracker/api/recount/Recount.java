package org.pledgetracker.api.recount;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.api.recount.KnownFacts.Delivery;
import org.pledgetracker.api.recount.KnownFacts.Pledge;
import org.pledgetracker.api.recount.KnownFacts.Span;
import org.pledgetracker.core.decision.TrackerEvent;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.measure.MeasureKind;
import org.pledgetracker.core.overlap.OverlapKind;

/**
 * Progress, counted once more: deliberately naive, from the list of events alone, and without a line of the code that
 * answers. Where the two differ, one of them is wrong.
 */
public final class Recount {

    private static final int YEN_DECIMALS = 0;
    private static final int OTHER_DECIMALS = 2;
    private static final Ratio HUNDRED = Ratio.of(BigDecimal.valueOf(100));

    private final KnownFacts facts;
    private final KnownRates rates;
    private final LocalDate effectiveOn;
    private final @Nullable String currency;

    private Recount(KnownFacts facts, KnownRates rates, LocalDate effectiveOn, @Nullable String currency) {
        this.facts = facts;
        this.rates = rates;
        this.effectiveOn = effectiveOn;
        this.currency = currency;
    }

    private enum Counts {
        CERTAIN,
        POSSIBLE,
        OUTSIDE
    }

    private record Counted(Delivery delivery, Counts counts) {}

    /**
     * Every figure by its name; null where the events do not know the commitment.
     *
     * @param events what is known, in order
     * @param currency in which money is shown besides its own; absent: in none
     * @param rateSource absent: there is none
     */
    public static @Nullable Map<String, String> figures(
            List<TrackerEvent> events,
            String commitment,
            LocalDate effectiveOn,
            @Nullable String currency,
            @Nullable String rateSource) {
        var facts = KnownFacts.of(events, commitment);
        if (!facts.isRegistered) {
            return null;
        }
        var recount = new Recount(facts, KnownRates.of(events, rateSource), effectiveOn, currency);
        var figures = new TreeMap<String, String>();
        facts.pledges.forEach((name, pledge) -> recount.pledge(name, pledge, figures));
        recount.totals(figures);
        return figures;
    }

    private void pledge(String name, Pledge pledge, Map<String, String> figures) {
        var counted = new ArrayList<Counted>();
        for (var delivery : facts.deliveries.values()) {
            var towards = towards(delivery);
            if (towards.contains(name) && !isTheSameFactAsAnother(delivery)) {
                var counts = attribution(delivery.span(), pledge.window());
                if (counts == Counts.CERTAIN && towards.size() > 1) {
                    counts = Counts.POSSIBLE;
                }
                if (counts != Counts.OUTSIDE) {
                    counted.add(new Counted(delivery, counts));
                }
            }
        }
        var key = "pledge " + name + " ";
        var unit = pledge.measure().unit();
        long certain =
                counted.stream().filter(one -> one.counts() == Counts.CERTAIN).count();
        figures.put(key + "certain", Long.toString(certain));
        figures.put(key + "possible", Long.toString(counted.size() - certain));
        var delivered = sum(counted, unit);
        if (!counted.isEmpty()) {
            tell(key + "delivered", delivered, figures);
            percent(key + "percent", delivered, pledge, figures);
            tellConverted(key + "delivered", pledge.measure(), counted, figures);
        }
        figures.put(key + "verdict", verdict(delivered, counted.isEmpty(), pledge));
        figures.put(key + "pace", pace(delivered, counted.isEmpty(), pledge));
    }

    private void totals(Map<String, String> figures) {
        var counted = new LinkedHashMap<Measure, List<Counted>>();
        for (var delivery : facts.deliveries.values()) {
            var counts = attribution(delivery.span(), new Span(null, null));
            if (counts != Counts.OUTSIDE && !isTheSameFactAsAnother(delivery)) {
                counted.computeIfAbsent(delivery.measure(), _ -> new ArrayList<>())
                        .add(new Counted(delivery, counts));
            }
        }
        counted.forEach((measure, deliveries) -> {
            var key = "total " + measure.unit() + (measure.countedAs() == null ? "" : " " + measure.countedAs());
            tell(key, sum(deliveries, measure.unit()), figures);
            tellConverted(key, measure, deliveries, figures);
        });
    }

    /** The pledges that a delivery counts towards, whatever the day that is asked about. */
    private List<String> towards(Delivery delivery) {
        if (delivery.pledge() != null) {
            return List.of(delivery.pledge());
        }
        var fitting = new ArrayList<String>();
        var inOtherCurrencies = new ArrayList<String>();
        facts.pledges.forEach((name, pledge) -> {
            if (!pledge.isWithdrawn() && touches(delivery.span(), pledge.window())) {
                if (pledge.measure().equals(delivery.measure())) {
                    fitting.add(name);
                } else if (isMoney(pledge.measure()) && isMoney(delivery.measure())) {
                    inOtherCurrencies.add(name);
                }
            }
        });
        return fitting.isEmpty() ? inOtherCurrencies : fitting;
    }

    private static boolean isMoney(Measure measure) {
        return measure.kind() == MeasureKind.MONEY;
    }

    /** S against T, which is the window up to the effective day. */
    private Counts attribution(Span s, Span window) {
        var end = window.last() == null || window.last().isAfter(effectiveOn) ? effectiveOn : window.last();
        if (window.first() != null && window.first().isAfter(end)) {
            return Counts.OUTSIDE;
        }
        var t = new Span(window.first(), end);
        if (!touches(s, t)) {
            return Counts.OUTSIDE;
        }
        boolean beginsWithin =
                t.first() == null || (s.first() != null && !s.first().isBefore(t.first()));
        boolean endsWithin = s.last() != null && !s.last().isAfter(end);
        return beginsWithin && endsWithin ? Counts.CERTAIN : Counts.POSSIBLE;
    }

    private static boolean touches(Span one, Span other) {
        boolean isBefore =
                one.last() != null && other.first() != null && one.last().isBefore(other.first());
        boolean isAfter =
                one.first() != null && other.last() != null && one.first().isAfter(other.last());
        return !isBefore && !isAfter;
    }

    private boolean isTheSameFactAsAnother(Delivery delivery) {
        var link = facts.links.get(delivery.id());
        return link != null && link.kind() == OverlapKind.SAME_FACT;
    }

    /** Where a certain delivery has no stated number in the unit, the stated numbers of the others are no sum. */
    private Amount sum(List<Counted> counted, String unit) {
        var groups = new LinkedHashMap<String, List<Counted>>();
        boolean isStated = true;
        for (var one : counted) {
            var link = facts.links.get(one.delivery().id());
            groups.computeIfAbsent(link == null ? one.delivery().id() : link.other(), _ -> new ArrayList<>())
                    .add(one);
            isStated &=
                    one.counts() != Counts.CERTAIN || contribution(one, unit).stated() != null;
        }
        var sum = Amount.NOTHING;
        for (var group : groups.entrySet()) {
            sum = sum.plus(group(group.getKey(), group.getValue(), unit));
        }
        return isStated ? sum : sum.withoutStated();
    }

    /** A whole and its parts; a delivery that overlaps no other is a whole without parts. */
    private Amount group(String wholeId, List<Counted> members, String unit) {
        var whole = Amount.NOTHING;
        var parts = Amount.NOTHING;
        for (var member : members) {
            var amount = contribution(member, unit);
            if (member.delivery().id().equals(wholeId)) {
                whole = amount;
            } else {
                parts = parts.plus(amount);
            }
        }
        return whole.orMore(parts);
    }

    private Amount contribution(Counted counted, String unit) {
        var delivery = counted.delivery();
        var amount = delivery.measure().unit().equals(unit) ? net(delivery) : converted(delivery, unit);
        return counted.counts() == Counts.CERTAIN ? amount : amount.possibly();
    }

    /** What is left after refunds, in the delivery's own unit. */
    private Amount net(Delivery delivery) {
        var one = new KnownRates.Rates(Ratio.of(BigDecimal.ONE), Ratio.of(BigDecimal.ONE), true);
        return Objects.requireNonNull(net(delivery, one, _ -> one));
    }

    private Amount converted(Delivery delivery, String to) {
        var from = delivery.measure().unit();
        var days = delivery.value() == null ? delivery.span() : delivery.value();
        var paid = rates.over(days, from, to);
        var net = paid == null ? null : net(delivery, paid, span -> rates.over(span, from, to));
        if (net == null) {
            return Amount.UNCONVERTED;
        }
        int decimals = to.equals("JPY") ? YEN_DECIMALS : OTHER_DECIMALS;
        return new Amount(
                net.stated() == null ? null : Ratio.of(net.stated().rounded(decimals, RoundingMode.HALF_UP)),
                Ratio.of(net.low().rounded(decimals, RoundingMode.FLOOR)),
                net.high() == null ? null : Ratio.of(net.high().rounded(decimals, RoundingMode.CEILING)),
                false);
    }

    private interface RatesOfDays {
        KnownRates.@Nullable Rates of(Span days);
    }

    /** Absent where a refund that has begun has no rate. */
    private @Nullable Amount net(Delivery delivery, KnownRates.Rates paid, RatesOfDays ratesOfDays) {
        var amount = Amount.of(delivery.figure());
        var stated = paid.isOne() && amount.stated() != null ? amount.stated().times(paid.lowest()) : null;
        var low = amount.low().times(paid.lowest());
        var high = amount.high() == null ? null : amount.high().times(paid.highest());
        for (var refund : delivery.refunds()) {
            if (!refund.first().isAfter(effectiveOn)) {
                var rate = ratesOfDays.of(new Span(refund.first(), refund.last()));
                if (rate == null) {
                    return null;
                }
                var returned = Ratio.of(refund.amount());
                low = low.minus(returned.times(rate.highest()));
                if (!refund.last().isAfter(effectiveOn)) {
                    high = high == null ? null : high.minus(returned.times(rate.lowest()));
                    stated = stated == null || !rate.isOne() ? null : stated.minus(returned.times(rate.lowest()));
                }
            }
        }
        return new Amount(
                stated == null ? null : stated.orZero(), low.orZero(), high == null ? null : high.orZero(), false);
    }

    private static Ratio targetLow(Pledge pledge) {
        return isOfOneSide(pledge) ? stated(pledge) : Amount.of(pledge.target()).low();
    }

    private static Ratio targetHigh(Pledge pledge) {
        return isOfOneSide(pledge)
                ? stated(pledge)
                : Objects.requireNonNull(Amount.of(pledge.target()).high());
    }

    private static Ratio stated(Pledge pledge) {
        return Ratio.of(pledge.target().stated());
    }

    private static boolean isOfOneSide(Pledge pledge) {
        return switch (pledge.target().precision()) {
            case AT_LEAST, AT_MOST -> true;
            case EXACT, APPROXIMATE -> false;
        };
    }

    private static void percent(String key, Amount delivered, Pledge pledge, Map<String, String> figures) {
        var low = percentage(delivered.low(), targetHigh(pledge), RoundingMode.FLOOR);
        var high =
                delivered.high() == null ? null : percentage(delivered.high(), targetLow(pledge), RoundingMode.CEILING);
        var stated = delivered.stated() == null
                ? null
                : percentage(delivered.stated(), stated(pledge), RoundingMode.HALF_UP);
        figures.put(key + ".stated", text(stated));
        figures.put(key + ".low", text(low));
        figures.put(key + ".high", text(high));
    }

    private static BigDecimal percentage(Ratio part, Ratio whole, RoundingMode mode) {
        return part.times(HUNDRED).over(whole).rounded(2, mode);
    }

    private String verdict(Amount delivered, boolean isWithoutEvidence, Pledge pledge) {
        if (pledge.isWithdrawn()) {
            return "WITHDRAWN";
        } else if (isWithoutEvidence) {
            return "NO_EVIDENCE";
        } else if (targetHigh(pledge).isLessThan(delivered.low())) {
            return "EXCEEDED";
        } else if (!delivered.low().isLessThan(targetHigh(pledge))) {
            return "MET";
        } else if (delivered.high() == null || !delivered.high().isLessThan(targetLow(pledge))) {
            return "UNDETERMINED";
        }
        var last = pledge.window().last();
        return last == null || !effectiveOn.isAfter(last) ? "IN_PROGRESS" : "MISSED";
    }

    private String pace(Amount delivered, boolean isWithoutEvidence, Pledge pledge) {
        var first = pledge.window().first();
        var last = pledge.window().last();
        if (first == null || last == null || pledge.isWithdrawn() || isWithoutEvidence || effectiveOn.isBefore(first)) {
            return "null";
        }
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        long passed = Math.min(days, ChronoUnit.DAYS.between(first, effectiveOn) + 1);
        var elapsed = new Ratio(BigDecimal.valueOf(passed), BigDecimal.valueOf(days));
        if (!delivered.low().isLessThan(elapsed.times(targetHigh(pledge)))) {
            return "ON_TRACK";
        }
        return delivered.high() != null && delivered.high().isLessThan(elapsed.times(targetLow(pledge)))
                ? "BEHIND"
                : "UNCERTAIN";
    }

    private void tellConverted(String key, Measure measure, List<Counted> counted, Map<String, String> figures) {
        if (currency != null && isMoney(measure)) {
            var converted = sum(counted, currency);
            tell(key + " converted", converted, figures);
            figures.put(key + " converted.incomplete", Boolean.toString(converted.isIncomplete()));
        }
    }

    private static void tell(String key, Amount amount, Map<String, String> figures) {
        figures.put(key + ".stated", text(amount.stated() == null ? null : exact(amount.stated())));
        figures.put(key + ".low", text(exact(amount.low())));
        figures.put(key + ".high", text(amount.high() == null ? null : exact(amount.high())));
    }

    /** Amounts that are shown end after some decimals. */
    private static BigDecimal exact(Ratio ratio) {
        return ratio.numerator().divide(ratio.denominator());
    }

    static String text(@Nullable BigDecimal number) {
        return number == null ? "null" : number.stripTrailingZeros().toPlainString();
    }
}
