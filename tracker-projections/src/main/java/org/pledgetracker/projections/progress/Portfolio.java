package org.pledgetracker.projections.progress;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.time.Days;
import org.pledgetracker.projections.progress.ConvertedSum.Told;

/**
 * Many commitments together: what was delivered by measure, each fact once, and how many pledges stand how. Percentages are
 * never averaged.
 */
public final class Portfolio {

    /**
     * What they add up to.
     *
     * @param totals by measure, money by its own currency
     * @param money all money in the currency that was asked for, with each rate that served and what could not be
     *     converted; absent where none was asked for
     * @param overlaps what is counted once here
     * @param findings about links that act here
     */
    public record Total(
            long commitments,
            long pledges,
            Map<Verdict, Long> verdicts,
            List<MeasureTotal> totals,
            @Nullable ConvertedSum money,
            List<Link> overlaps,
            List<Finding> findings) {}

    /** A delivery that overlaps another, with the rates that serve it. */
    private record Linked(Delivery delivery, Asked asked) {}

    private final Asked asked;
    private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    private final Map<Measure, Adder> sums = new LinkedHashMap<>();
    private final Adder money = new Adder();
    private final List<Told> unconverted = new ArrayList<>();
    private final ServedRates rates = new ServedRates();
    private final List<Linked> linked = new ArrayList<>();
    private final Set<Link> links = new LinkedHashSet<>();
    private long commitments;
    private long pledges;

    Portfolio(Asked asked) {
        this.asked = asked;
    }

    /**
     * Adds a commitment.
     *
     * @param touching overlaps with an end in it, whichever commitment the other end is in
     * @param rated what is asked, with the rates that serve its deliveries
     */
    void add(Facts facts, List<Link> touching, CommitmentProgress progress, Asked rated) {
        commitments++;
        pledges += progress.pledges().size();
        progress.pledges().forEach(pledge -> verdicts.merge(pledge.verdict(), 1L, Long::sum));
        links.addAll(touching);
        var ends = touching.stream()
                .flatMap(link -> List.of(link.entry(), link.other()).stream())
                .collect(Collectors.toSet());
        for (var portion : facts.portions()) {
            if (portion instanceof Delivery delivery && ends.contains(delivery.entry())) {
                linked.add(new Linked(delivery, rated));
            } else {
                add(portion, rated);
            }
        }
    }

    Total total() {
        var present = new HashSet<String>();
        linked.forEach(one -> present.add(one.delivery().entry()));
        var acting = links.stream()
                .filter(link -> present.contains(link.entry()) && present.contains(link.other()))
                .toList();
        var groups = new Groups(acting);
        addLinked(groups);
        var totals = new ArrayList<MeasureTotal>();
        sums.forEach((measure, sum) -> totals.add(new MeasureTotal(measure, Objects.requireNonNull(sum.sum()), null)));
        return new Total(commitments, pledges, verdicts, totals, money(), acting, findings(groups));
    }

    private List<Finding> findings(Groups groups) {
        var deliveries = linked.stream().map(Linked::delivery).toList();
        return groups.wholesBelowParts(deliveries, asked.effectiveOn()).stream()
                .map(Finding::partsAboveWhole)
                .toList();
    }

    private @Nullable ConvertedSum money() {
        var sum = money.sum();
        if (asked.currency() == null || sum == null) {
            return null;
        }
        var told = new ArrayList<>(rates.told());
        told.addAll(unconverted);
        return new ConvertedSum(asked.currency(), sum, told);
    }

    private void add(Portion portion, Asked rated) {
        var counts = attribution(portion);
        if (counts != Attribution.OUTSIDE) {
            sum(portion.measure()).add(Contribution.of(portion, counts, asked.effectiveOn()));
            if (asked.currency() != null && portion.measure().isMoney()) {
                money.add(told(Counting.evidence(portion, counts, asked.currency(), rated)));
            }
        }
    }

    /** Ends of a link count the same thing, so a group has one measure. */
    private void addLinked(Groups groups) {
        var own = new LinkedHashMap<Measure, List<Evidence>>();
        var converted = new ArrayList<Evidence>();
        for (var one : linked) {
            var delivery = one.delivery();
            var counts = attribution(delivery);
            if (counts == Attribution.OUTSIDE || groups.leavesOut(delivery)) {
                continue;
            }
            own.computeIfAbsent(delivery.measure(), _ -> new ArrayList<>())
                    .add(Contribution.of(delivery, counts, asked.effectiveOn()));
            if (asked.currency() != null && delivery.measure().isMoney()) {
                converted.add(told(Counting.evidence(delivery, counts, asked.currency(), one.asked())));
            }
        }
        own.forEach((measure, evidence) -> groups.combine(evidence).forEach(sum(measure)::add));
        groups.combine(converted).forEach(money::add);
    }

    private Attribution attribution(Portion portion) {
        return Contribution.attribution(portion.span(), Days.ALL, asked.effectiveOn());
    }

    private Adder sum(Measure measure) {
        return sums.computeIfAbsent(measure, _ -> new Adder());
    }

    private Evidence told(Evidence evidence) {
        var conversion = evidence.conversion();
        if (conversion != null && evidence.isUnconverted()) {
            unconverted.add(new Told(evidence.entry(), conversion));
        } else if (conversion != null) {
            rates.served(conversion);
        }
        return evidence;
    }
}
