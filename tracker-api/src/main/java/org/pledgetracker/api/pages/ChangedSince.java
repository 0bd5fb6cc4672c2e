package org.pledgetracker.api.pages;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.projections.changes.ChangesQueries;
import org.pledgetracker.projections.changes.CommitmentChange;
import org.pledgetracker.projections.changes.Difference;
import org.pledgetracker.projections.history.HistoryItem;
import org.pledgetracker.projections.progress.PledgeProgress;
import org.pledgetracker.projections.progress.Sum;

/**
 * What changed in what is known, and by which events.
 *
 * @param since as it was asked for, in words
 * @param figures one sentence for each figure that moved
 * @param events of the commitment in between, or the first of very many
 * @param rates what was published in between and may have moved what is converted, or the first of very many
 */
record ChangedSince(
        String since,
        List<String> figures,
        List<HistoryItem> events,
        boolean hasMore,
        List<HistoryItem> rates,
        boolean hasMoreRates) {

    /**
     * @param published events in between that are about no commitment, one more than are shown where there are more
     * @param currency in which totals are told besides their own; absent where in none
     */
    static ChangedSince of(
            String since, CommitmentChange change, List<HistoryItem> published, @Nullable String currency) {
        var figures = new ArrayList<String>();
        if (change.before() == null) {
            figures.add("The commitment was not registered yet.");
        }
        change.pledges().forEach(pledge -> figures.add(sentence(pledge)));
        change.totals().forEach(total -> {
            tell(figures, "In all: ", total.measure(), total.delivered());
            if (currency != null) {
                tell(figures, "In all, in " + currency + ": ", Measure.money(currency), total.converted());
            }
        });
        return new ChangedSince(
                since.matches("\\d+") ? "position " + since : since,
                figures,
                change.events(),
                change.hasMore(),
                published.stream()
                        .filter(event -> event.type().startsWith("exchange-rates"))
                        .limit(ChangesQueries.EVENTS)
                        .toList(),
                published.size() > ChangesQueries.EVENTS);
    }

    private static String sentence(CommitmentChange.OfPledge change) {
        var after = change.after();
        var name = Labels.name(after.terms().pledge());
        var measure = after.terms().measure();
        var before = change.before();
        if (before == null) {
            return name + " was pledged: " + standing(measure, after) + ".";
        }
        var moved = new ArrayList<String>();
        tell(moved, "", standing(measure, before), standing(measure, after));
        tell(
                moved,
                "target ",
                Amounts.figure(measure, before.terms().target()),
                Amounts.figure(measure, after.terms().target()));
        tell(
                moved,
                "window ",
                Labels.window(before.terms().window()),
                Labels.window(after.terms().window()));
        tell(moved, "signed ", amount(measure, before.obligated()), amount(measure, after.obligated()));
        return name + ": " + (moved.isEmpty() ? "its terms changed" : String.join("; ", moved)) + ".";
    }

    private static void tell(List<String> figures, String what, Measure measure, Difference total) {
        if (!total.isNone()) {
            figures.add(what + amount(measure, total.before()) + " became " + amount(measure, total.after()) + ".");
        }
    }

    private static void tell(List<String> moved, String what, String before, String after) {
        if (!before.equals(after)) {
            moved.add(what + before + " became " + after);
        }
    }

    private static String standing(Measure measure, PledgeProgress progress) {
        return amount(measure, progress.delivered()) + " of "
                + Amounts.figure(measure, progress.terms().target()) + " ("
                + Labels.verdict(progress.verdict()) + ")";
    }

    private static String amount(Measure measure, @Nullable Sum sum) {
        return sum == null ? "nothing known" : TotalWords.amount(measure, sum.amount());
    }
}
