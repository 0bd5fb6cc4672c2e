package org.pledgetracker.projections.reconciliation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.time.Days;
import org.pledgetracker.projections.progress.Asked;
import org.pledgetracker.projections.progress.Link;
import org.pledgetracker.projections.progress.Portion;
import org.pledgetracker.projections.progress.ProgressCalculator;
import org.pledgetracker.projections.reconciliation.ClaimGroup.Compared;
import org.pledgetracker.projections.reconciliation.ClaimGroup.Pair;
import org.pledgetracker.projections.view.Version;

/** The rules of reconciliation: what documents claim is held against each other and against the records, never added. */
public final class Reconciler {

    private Reconciler() {}

    private record Subject(Measure measure, Days span) {}

    /**
     * Groups claims by measure and span, and compares them.
     *
     * @param claims those of one commitment that are not retracted
     * @param settlements those of the commitment, in the order of their recording
     * @param portions deliveries of the commitment that are not reversed
     * @param links overlaps that act among them
     * @param effectiveOn the day on the effective time axis by which deliveries must have happened
     */
    public static List<ClaimGroup> reconcile(
            List<ClaimRecord> claims,
            List<Version<SettlementRecord>> settlements,
            List<Portion> portions,
            List<Link> links,
            LocalDate effectiveOn) {
        var groups = new LinkedHashMap<Subject, List<ClaimRecord>>();
        for (var claim : claims) {
            groups.computeIfAbsent(new Subject(claim.claim().measure(), claim.span()), _ -> new ArrayList<>())
                    .add(claim);
        }
        return groups.entrySet().stream()
                .map(group -> group(group.getKey(), group.getValue(), settlements, portions, links, effectiveOn))
                .toList();
    }

    private static ClaimGroup group(
            Subject subject,
            List<ClaimRecord> claims,
            List<Version<SettlementRecord>> settlements,
            List<Portion> portions,
            List<Link> links,
            LocalDate effectiveOn) {
        var alike = portions.stream()
                .filter(portion -> portion.measure().equals(subject.measure()))
                .toList();
        var records = ProgressCalculator.within(subject.span(), Asked.on(effectiveOn), alike, links);
        var compared = claims.stream()
                .map(claim ->
                        new Compared(claim, Comparison.of(claim.claim().amount().interval(), records)))
                .toList();
        var judgements = standing(claims, settlements);
        var last = judgements.isEmpty() ? null : judgements.getLast();
        return new ClaimGroup(subject.measure(), subject.span(), compared, pairs(claims, judgements), records, last);
    }

    /** Those whose claims all stand: a claim that is retracted takes the judgement on it along. */
    private static List<Version<SettlementRecord>> standing(
            List<ClaimRecord> claims, List<Version<SettlementRecord>> settlements) {
        var standing = claims.stream().map(ClaimRecord::reference).toList();
        return settlements.stream()
                .filter(settlement -> standing.containsAll(settlement.content().claims()))
                .toList();
    }

    private static List<Pair> pairs(List<ClaimRecord> claims, List<Version<SettlementRecord>> judgements) {
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < claims.size(); i++) {
            for (int j = i + 1; j < claims.size(); j++) {
                var a = claims.get(i);
                var b = claims.get(j);
                var relation = Relation.between(
                        a.claim().amount().interval(), b.claim().amount().interval());
                boolean settled = judgements.stream()
                        .anyMatch(judgement ->
                                judgement.content().claims().containsAll(List.of(a.reference(), b.reference())));
                pairs.add(new Pair(a.reference().value(), b.reference().value(), relation, settled));
            }
        }
        return pairs;
    }
}
