package org.pledgetracker.projections.read;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.Reference;
import org.pledgetracker.core.figure.Interval;
import org.pledgetracker.core.figure.Precision;
import org.pledgetracker.core.measure.CountedAs;
import org.pledgetracker.core.measure.MeasureKind;
import org.pledgetracker.projections.read.Shown.ShownSum;
import org.pledgetracker.projections.reconciliation.ClaimGroup;
import org.pledgetracker.projections.reconciliation.ClaimGroup.Compared;
import org.pledgetracker.projections.reconciliation.ClaimGroup.Pair;
import org.pledgetracker.projections.reconciliation.Comparison;
import org.pledgetracker.projections.reconciliation.Relation;
import org.pledgetracker.projections.reconciliation.SettlementRecord;
import org.pledgetracker.projections.view.Version;

/** What documents claim, side by side, and against the records. */
record ReconciliationAnswer(
        String commitment, LocalDate effectiveOn, @Nullable Object knownAt, long position, List<ShownGroup> groups) {

    record ShownGroup(
            MeasureKind measure,
            String unit,
            @Nullable CountedAs countedAs,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            List<ShownClaim> claims,
            List<ShownPair> relations,
            @Nullable ShownSum records,
            @Nullable ShownSettlement settlement) {

        static ShownGroup of(ClaimGroup group) {
            return new ShownGroup(
                    group.measure().kind(),
                    group.measure().unit(),
                    group.measure().countedAs(),
                    group.span().first(),
                    group.span().last(),
                    group.claims().stream().map(ShownClaim::of).toList(),
                    group.relations().stream().map(ShownPair::of).toList(),
                    ShownSum.of(group.records()),
                    ShownSettlement.of(group.settlement()));
        }
    }

    /** @param settled whether a person has judged on both */
    record ShownPair(String a, String b, Relation relation, boolean settled) {

        static ShownPair of(Pair pair) {
            return new ShownPair(pair.a(), pair.b(), pair.relation(), pair.settled());
        }
    }

    /** A person's judgement on claims that contradict each other. */
    record ShownSettlement(
            List<String> claims,
            String chosen,
            String reason,
            @Nullable String by,
            long position) {

        static @Nullable ShownSettlement of(@Nullable Version<SettlementRecord> version) {
            if (version == null) {
                return null;
            }
            var settlement = version.content();
            return new ShownSettlement(
                    settlement.claims().stream().map(Reference::value).toList(),
                    settlement.chosen().value(),
                    settlement.reason(),
                    settlement.by(),
                    version.recordedAs());
        }
    }

    record ShownClaim(
            String reference,
            String source,
            String locator,
            BigDecimal stated,
            Precision precision,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            ShownComparison records) {

        static ShownClaim of(Compared compared) {
            var claim = compared.claim().claim();
            var interval = claim.amount().interval();
            return new ShownClaim(
                    compared.claim().reference().value(),
                    claim.citation().source(),
                    claim.citation().locator(),
                    claim.amount().stated(),
                    claim.amount().precision(),
                    interval.low(),
                    interval.high(),
                    ShownComparison.of(compared.records()));
        }
    }

    record ShownComparison(
            Comparison.Outcome relation, @Nullable ShownDifference difference) {

        static ShownComparison of(Comparison comparison) {
            return new ShownComparison(comparison.outcome(), ShownDifference.of(comparison.difference()));
        }
    }

    record ShownDifference(
            @Nullable BigDecimal low, @Nullable BigDecimal high) {

        static @Nullable ShownDifference of(@Nullable Interval difference) {
            return difference == null ? null : new ShownDifference(difference.low(), difference.high());
        }
    }
}
