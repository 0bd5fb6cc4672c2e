package org.pledgetracker.api.pages;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.api.pages.Cited.Sources;
import org.pledgetracker.core.figure.Interval;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.measure.MeasureKind;
import org.pledgetracker.projections.progress.Sum;
import org.pledgetracker.projections.reconciliation.ClaimGroup;
import org.pledgetracker.projections.reconciliation.Comparison;
import org.pledgetracker.projections.reconciliation.Relation;

/**
 * What documents claim about one thing, side by side on one axis, with what is recorded.
 *
 * @param standing how the claims stand to each other, in a word
 * @param settled which claim a person chose, and why; absent where nobody did
 */
record ClaimsPanel(
        String subject,
        String standing,
        String mood,
        List<Row> rows,
        @Nullable String settled) {

    /**
     * One range on the axis.
     *
     * @param x where it begins, in percent of the axis
     * @param width in percent of the axis
     */
    record Row(
            String name,
            @Nullable Cited source,
            String words,
            String x,
            String width,
            @Nullable String compared) {}

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    static ClaimsPanel of(ClaimGroup group, Sources sources) {
        var axis = axis(group);
        var rows = new ArrayList<Row>();
        for (var compared : group.claims()) {
            var claim = compared.claim().claim();
            rows.add(row(
                    compared.claim().reference().value(),
                    sources.cite(claim.citation()),
                    Amounts.figure(claim.measure(), claim.amount()),
                    claim.amount().interval(),
                    axis,
                    outcome(compared.records().outcome())));
        }
        if (group.records() != null) {
            var amount = group.records().amount();
            rows.add(row("Records", null, TotalWords.amount(group.measure(), amount), amount, axis, null));
        }
        var settlement = group.settlement();
        return new ClaimsPanel(
                subject(group.measure()) + ", " + Labels.window(group.span()),
                standing(group.relations()),
                group.relations().stream().anyMatch(ClaimGroup.Pair::isOpenConflict) ? "v-missed" : "v-met",
                rows,
                settlement == null
                        ? null
                        : settlement.content().chosen() + " holds: "
                                + settlement.content().reason());
    }

    private static Row row(
            String name,
            @Nullable Cited source,
            String words,
            Interval interval,
            BigDecimal axis,
            @Nullable String compared) {
        var low = interval.low() == null ? BigDecimal.ZERO : interval.low();
        var high = interval.high() == null ? axis : interval.high();
        return new Row(name, source, words, percent(low, axis), percent(high.subtract(low), axis), compared);
    }

    /** A tenth more than the highest number there is. */
    private static BigDecimal axis(ClaimGroup group) {
        return Stream.concat(
                        group.claims().stream()
                                .map(compared ->
                                        compared.claim().claim().amount().interval()),
                        Stream.ofNullable(group.records()).map(Sum::amount))
                .flatMap(interval -> Stream.of(interval.low(), interval.high()))
                .filter(Objects::nonNull)
                .max(BigDecimal::compareTo)
                .filter(highest -> highest.signum() > 0)
                .map(highest -> highest.multiply(new BigDecimal("1.1")))
                .orElse(BigDecimal.ONE);
    }

    private static String percent(BigDecimal amount, BigDecimal axis) {
        return amount.multiply(HUNDRED)
                .divide(axis, 2, RoundingMode.HALF_UP)
                .max(BigDecimal.ZERO)
                .toPlainString();
    }

    private static String subject(Measure measure) {
        return measure.kind() == MeasureKind.MONEY ? "Money in " + measure.unit() : Labels.name(measure.unit());
    }

    private static String standing(List<ClaimGroup.Pair> pairs) {
        if (pairs.isEmpty()) {
            return "One claim";
        }
        if (pairs.stream().anyMatch(ClaimGroup.Pair::isOpenConflict)) {
            return "In conflict";
        }
        if (pairs.stream().anyMatch(pair -> pair.relation() == Relation.CONFLICT)) {
            return "Settled";
        }
        return pairs.stream().allMatch(pair -> pair.relation() == Relation.AGREE) ? "Agree" : "Consistent";
    }

    private static String outcome(Comparison.Outcome outcome) {
        return switch (outcome) {
            case EXPLAINED -> "explained by the records";
            case UNEXPLAINED_REMAINDER -> "claims more than is recorded";
            case OVER_RECORDED -> "less than is recorded";
            case NO_RECORDS -> "nothing is recorded";
        };
    }
}
