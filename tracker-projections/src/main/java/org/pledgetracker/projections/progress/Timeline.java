package org.pledgetracker.projections.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.time.Days;

/**
 * How progress grew: the same rules as for one day, for each day on which something changes. Deliveries are looked at on
 * their own few days only, so it takes one pass over them, however many days there are.
 */
public final class Timeline {

    /**
     * The cumulative amount from a day on, until the next point.
     *
     * @param date on the effective time axis
     */
    public record Point(LocalDate date, Sum sum) {}

    public record OfPledge(PledgeTerms terms, List<Point> points) {}

    public record OfMeasure(Measure measure, List<Point> points) {}

    /** What grew, in the order of the pledges, and by measure whatever the windows. */
    public record Series(List<OfPledge> pledges, List<OfMeasure> totals) {}

    private final Facts facts;
    private final Asked asked;
    private final Groups groups;
    private final PledgeFit fit;

    private Timeline(Facts facts, Asked asked) {
        this.facts = facts;
        this.asked = asked;
        groups = new Groups(facts.links());
        fit = new PledgeFit(facts.pledges());
    }

    /** Up to the effective day. A delivery whose start is not stated appears when its window begins, or when it ends. */
    public static Series of(Facts facts, Asked asked) {
        return new Timeline(facts, asked).series();
    }

    private Series series() {
        var pledges = new LinkedHashMap<String, Growth>();
        facts.pledges().forEach(terms -> pledges.put(terms.pledge(), new Growth()));
        var totals = new LinkedHashMap<Measure, Growth>();
        for (var together : together()) {
            for (var terms : facts.pledges()) {
                var growth = Objects.requireNonNull(pledges.get(terms.pledge()));
                var fitting = together.stream()
                        .filter(portion -> fit.of(portion).contains(terms))
                        .toList();
                growth.add(days(fitting, terms.window()), day -> towards(terms, fitting, day));
            }
            var measure = together.getFirst().measure();
            totals.computeIfAbsent(measure, _ -> new Growth())
                    .add(days(together, Days.ALL), day -> whatever(measure, together, day));
        }
        return new Series(
                facts.pledges().stream()
                        .map(terms -> new OfPledge(terms, points(pledges.get(terms.pledge()))))
                        .toList(),
                totals.entrySet().stream()
                        .map(total -> new OfMeasure(total.getKey(), points(total.getValue())))
                        .filter(total -> !total.points().isEmpty())
                        .toList());
    }

    private List<Point> points(@Nullable Growth growth) {
        return growth == null ? List.of() : growth.points(asked.effectiveOn());
    }

    /** Each portion by itself, but a whole with its parts. */
    private List<List<Portion>> together() {
        var all = new ArrayList<List<Portion>>();
        var wholes = new LinkedHashMap<String, List<Portion>>();
        for (var portion : facts.portions()) {
            var delivery = portion instanceof Delivery one ? one : null;
            if (delivery != null && groups.leavesOut(delivery)) {
                continue;
            }
            var whole = groups.wholeFor(delivery == null ? null : delivery.entry());
            if (whole == null) {
                all.add(List.of(portion));
            } else {
                wholes.computeIfAbsent(whole, _ -> new ArrayList<>()).add(portion);
            }
        }
        all.addAll(wholes.values());
        return all;
    }

    /** Members of a group may fit different pledges, and a pledge among others. */
    private List<Evidence> towards(PledgeTerms terms, List<Portion> fitting, LocalDate day) {
        var then = new Asked(day, null, asked.converter());
        var evidence = new ArrayList<Evidence>();
        for (var portion : fitting) {
            var counts = Contribution.attribution(portion.span(), terms.window(), day);
            if (counts != Attribution.OUTSIDE) {
                boolean isShared = fit.of(portion).size() > 1;
                evidence.add(Counting.evidence(
                        portion,
                        isShared ? Attribution.POSSIBLE : counts,
                        terms.measure().unit(),
                        then));
            }
        }
        return groups.combine(evidence);
    }

    private List<Evidence> whatever(Measure measure, List<Portion> together, LocalDate day) {
        var then = new Asked(day, null, asked.converter());
        var evidence = new ArrayList<Evidence>();
        for (var portion : together) {
            var counts = Contribution.attribution(portion.span(), Days.ALL, day);
            if (counts != Attribution.OUTSIDE) {
                evidence.add(Counting.evidence(portion, counts, measure.unit(), then));
            }
        }
        return groups.combine(evidence);
    }

    /** The days on which what a portion counts for may change. */
    private static NavigableSet<LocalDate> days(List<Portion> portions, Days window) {
        var days = new TreeSet<LocalDate>();
        for (var portion : portions) {
            Stream.of(portion.span().first(), portion.span().last(), window.first())
                    .filter(Objects::nonNull)
                    .forEach(days::add);
            days.addAll(portion.net().changes().keySet());
        }
        return days;
    }
}
