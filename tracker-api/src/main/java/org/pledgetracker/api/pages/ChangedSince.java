package org.pledgetracker.api.pages;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.projections.changes.CommitmentChange;
import org.pledgetracker.projections.history.HistoryItem;
import org.pledgetracker.projections.progress.PledgeProgress;
import org.pledgetracker.projections.progress.Sum;

/**
 * What changed in what is known, and by which events.
 *
 * @param since as it was asked for
 * @param figures one sentence for each figure that moved
 */
record ChangedSince(String since, List<String> figures, List<HistoryItem> events, boolean hasMore) {

    static ChangedSince of(String since, CommitmentChange change) {
        var figures = new ArrayList<String>();
        if (change.before() == null) {
            figures.add("The commitment was not registered yet.");
        }
        change.pledges().forEach(pledge -> figures.add(sentence(pledge)));
        change.totals()
                .forEach(total -> figures.add("In all: "
                        + amount(total.measure(), total.delivered().before()) + " became "
                        + amount(total.measure(), total.delivered().after()) + "."));
        return new ChangedSince(since, figures, change.events(), change.hasMore());
    }

    private static String sentence(CommitmentChange.OfPledge change) {
        var after = change.after();
        var name = Labels.name(after.terms().pledge());
        var measure = after.terms().measure();
        var before = change.before();
        if (before == null) {
            return name + " was pledged: " + standing(measure, after) + ".";
        }
        var target = before.terms().target().equals(after.terms().target())
                ? ""
                : " The target was " + Amounts.figure(measure, before.terms().target()) + ".";
        return name + ": " + standing(measure, before) + " became " + standing(measure, after) + "." + target;
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
