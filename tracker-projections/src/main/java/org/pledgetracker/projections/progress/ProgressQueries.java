package org.pledgetracker.projections.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.pledgetracker.core.commitment.Announcement;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.projections.entries.EntryRecord;
import org.pledgetracker.projections.progress.FactsQueries.Gathered;
import org.pledgetracker.projections.register.CommitmentFilter;
import org.pledgetracker.projections.register.CommitmentRecord;
import org.pledgetracker.projections.register.RegisterQueries;
import org.pledgetracker.projections.view.Version;

/**
 * Progress on both time axes: computed when it is asked for, from the versions of pledges and deliveries that a position
 * knows, by the end of a day.
 */
public final class ProgressQueries {

    /** So many commitments are held in memory at once. */
    private static final int AT_ONCE = 200;

    private final RegisterQueries register;
    private final FactsQueries facts;
    private final ConverterQueries converters;

    public ProgressQueries(RegisterQueries register, FactsQueries facts, ConverterQueries converters) {
        this.register = register;
        this.facts = facts;
        this.converters = converters;
    }

    /** How a commitment stands; empty where the position does not know it. */
    public Optional<CommitmentStatus> of(CommitmentCode code, Question question) {
        return register.commitment(code, question.knownAt())
                .map(commitment -> of(List.of(commitment), question).getFirst());
    }

    /** How a commitment grew, up to the effective day; empty where the position does not know it. */
    public Optional<Timeline.Series> timeline(CommitmentCode code, Question question) {
        return register.commitment(code, question.knownAt()).map(commitment -> {
            var known = facts.of(List.of(commitment), question).getFirst().facts();
            return Timeline.of(known, asked(List.of(known), question));
        });
    }

    /** How all commitments stand that pass the filter, in the order of their registration; without the evidence. */
    public List<CommitmentStatus> all(CommitmentFilter filter, Question question) {
        var commitments = register.commitments(filter, question.knownAt(), 0, Integer.MAX_VALUE);
        var all = new ArrayList<CommitmentStatus>();
        inParts(commitments, some -> of(some, question).forEach(status -> all.add(status.withoutEvidence())));
        return all;
    }

    /** The commitments that pass a filter, in groups of those that are alike. */
    public record Grouped(Portfolio.Total all, SortedMap<String, Portfolio.Total> groups) {}

    /** @param key what those of one group have in common */
    public Grouped portfolio(CommitmentFilter filter, Function<Announcement<?>, String> key, Question question) {
        var commitments = register.commitments(filter, question.knownAt(), 0, Integer.MAX_VALUE);
        var day = new Asked(question.effectiveOn(), question.currency(), Converter.without(""));
        var all = new Portfolio(day);
        var groups = new TreeMap<String, Portfolio>();
        inParts(commitments, some -> {
            var gathered = facts.of(some, question);
            var asked = asked(gathered.stream().map(Gathered::facts).toList(), question);
            for (var one : gathered) {
                var progress = ProgressCalculator.on(one.facts(), asked);
                var group = key.apply(one.commitment().content().announcement());
                all.add(one.facts(), one.links(), progress, asked);
                groups.computeIfAbsent(group, _ -> new Portfolio(day)).add(one.facts(), one.links(), progress, asked);
            }
        });
        var totals = new TreeMap<String, Portfolio.Total>();
        groups.forEach((name, group) -> totals.put(name, group.total()));
        return new Grouped(all.total(), totals);
    }

    private static void inParts(
            List<Version<CommitmentRecord>> commitments, Consumer<List<Version<CommitmentRecord>>> part) {
        for (int from = 0; from < commitments.size(); from += AT_ONCE) {
            part.accept(commitments.subList(from, Math.min(from + AT_ONCE, commitments.size())));
        }
    }

    /**
     * What these deliveries of a commitment count for towards its pledges. Which pledges a delivery fits depends on no other
     * delivery, so no others are read.
     */
    public CommitmentProgress of(CommitmentCode code, List<Version<EntryRecord>> deliveries, Question question) {
        var commitment = register.commitment(code, question.knownAt()).orElseThrow();
        var known = facts.with(commitment, deliveries, question);
        return ProgressCalculator.on(known, asked(List.of(known), question));
    }

    private List<CommitmentStatus> of(List<Version<CommitmentRecord>> commitments, Question question) {
        var gathered = facts.of(commitments, question);
        var asked = asked(gathered.stream().map(Gathered::facts).toList(), question);
        return gathered.stream()
                .map(one -> new CommitmentStatus(
                        one.commitment().content(), ProgressCalculator.on(one.facts(), asked), one.updated()))
                .toList();
    }

    private Asked asked(List<Facts> known, Question question) {
        return new Asked(question.effectiveOn(), question.currency(), converters.of(known, question));
    }
}
