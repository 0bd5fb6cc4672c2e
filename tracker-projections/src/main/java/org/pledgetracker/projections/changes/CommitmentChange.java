package org.pledgetracker.projections.changes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.projections.history.HistoryItem;
import org.pledgetracker.projections.progress.CommitmentStatus;
import org.pledgetracker.projections.progress.MeasureTotal;
import org.pledgetracker.projections.progress.PledgeProgress;
import org.pledgetracker.projections.progress.Sum;

/**
 * How a commitment differs between two positions, for one effective day.
 *
 * @param before absent where it was not registered yet
 * @param events of the commitment in between, in order, or the first of very many
 * @param hasMore whether there are more events
 */
public record CommitmentChange(
        @Nullable CommitmentStatus before, CommitmentStatus after, List<HistoryItem> events, boolean hasMore) {

    /** @param before absent where it was not made yet */
    public record OfPledge(@Nullable PledgeProgress before, PledgeProgress after) {

        public Difference delivered() {
            return new Difference(before == null ? null : before.delivered(), after.delivered());
        }

        boolean isNone() {
            return before != null
                    && before.terms().equals(after.terms())
                    && delivered().isNone()
                    && before.verdict() == after.verdict()
                    && Objects.equals(before.obligated(), after.obligated());
        }
    }

    /** @param converted in the currency that was asked for; of two absent sums where none was */
    public record OfTotal(Measure measure, Difference delivered, Difference converted) {

        boolean isNone() {
            return delivered.isNone() && converted.isNone();
        }
    }

    /** Pledges that differ. */
    public List<OfPledge> pledges() {
        return after.progress().pledges().stream()
                .map(pledge -> new OfPledge(before(pledge), pledge))
                .filter(change -> !change.isNone())
                .toList();
    }

    /** Totals that differ. */
    public List<OfTotal> totals() {
        var measures = new LinkedHashMap<Measure, Boolean>();
        var earlier =
                before == null ? List.<MeasureTotal>of() : before.progress().totals();
        earlier.forEach(total -> measures.put(total.measure(), true));
        after.progress().totals().forEach(total -> measures.put(total.measure(), true));
        var changes = new ArrayList<OfTotal>();
        for (var measure : measures.keySet()) {
            var change = new OfTotal(
                    measure,
                    difference(earlier, measure, MeasureTotal::delivered),
                    difference(earlier, measure, CommitmentChange::converted));
            if (!change.isNone()) {
                changes.add(change);
            }
        }
        return changes;
    }

    public boolean isNone() {
        return events.isEmpty() && pledges().isEmpty() && totals().isEmpty();
    }

    private @Nullable PledgeProgress before(PledgeProgress pledge) {
        return Optional.ofNullable(before).stream()
                .flatMap(status -> status.progress().pledges().stream())
                .filter(earlier ->
                        earlier.terms().pledge().equals(pledge.terms().pledge()))
                .findFirst()
                .orElse(null);
    }

    private Difference difference(
            List<MeasureTotal> earlier, Measure measure, Function<MeasureTotal, @Nullable Sum> side) {
        return new Difference(sum(earlier, measure, side), sum(after.progress().totals(), measure, side));
    }

    private static @Nullable Sum sum(
            List<MeasureTotal> totals, Measure measure, Function<MeasureTotal, @Nullable Sum> side) {
        return totals.stream()
                .filter(total -> total.measure().equals(measure))
                .findFirst()
                .map(side)
                .orElse(null);
    }

    private static @Nullable Sum converted(MeasureTotal total) {
        return total.converted() == null ? null : total.converted().sum();
    }
}
