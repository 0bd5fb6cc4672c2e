package org.pledgetracker.api.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.projections.progress.CommitmentStatus;
import org.pledgetracker.projections.progress.PledgeProgress;
import org.pledgetracker.projections.progress.Verdict;

/**
 * What the portfolio shows.
 *
 * @param commitments how many there are in all
 * @param pledges the rows of this page
 * @param matching how many pledges there are on all pages
 * @param chips verdicts with the number of pledges that have them
 * @param withoutPledges on the first page, where no verdict is chosen
 */
record PortfolioPage(
        PageTime time,
        PortfolioFilter filter,
        int commitments,
        List<PledgeRow> pledges,
        int matching,
        List<Chip> chips,
        List<TotalRow> withoutPledges,
        List<String> pledgers,
        List<String> themes) {

    static final int ROWS = 50;

    /** @param verdict absent for all of them */
    record Chip(@Nullable String verdict, String label, long count, boolean chosen) {}

    /** Pledges about which there is something to tell come first. */
    private static final List<Verdict> TELLING = List.of(
            Verdict.EXCEEDED,
            Verdict.MET,
            Verdict.UNDETERMINED,
            Verdict.IN_PROGRESS,
            Verdict.MISSED,
            Verdict.WITHDRAWN,
            Verdict.NO_EVIDENCE);

    private static final Comparator<Standing> TELLING_FIRST = Comparator.<Standing>comparingInt(
                    standing -> TELLING.indexOf(standing.pledge().verdict()))
            .thenComparing(
                    standing -> standing.status().commitment().commitment().value())
            // People before money: what was done before what it cost.
            .thenComparing(standing -> standing.pledge().terms().measure().isMoney())
            .thenComparing(standing -> standing.pledge().terms().pledge());

    private record Standing(CommitmentStatus status, PledgeProgress pledge) {}

    /** @param all every commitment that passes the filter, whatever its verdicts */
    static PortfolioPage of(
            List<CommitmentStatus> all,
            PortfolioFilter filter,
            PageTime time,
            List<String> pledgers,
            List<String> themes) {
        var standings = all.stream()
                .flatMap(status -> status.progress().pledges().stream().map(pledge -> new Standing(status, pledge)))
                .sorted(TELLING_FIRST)
                .toList();
        var chosen = standings.stream()
                .filter(standing ->
                        filter.verdict() == null || standing.pledge().verdict() == filter.verdict())
                .toList();
        boolean first = filter.page() == 1 && filter.verdict() == null;
        return new PortfolioPage(
                time,
                filter,
                all.size(),
                chosen.stream()
                        .skip((filter.page() - 1L) * ROWS)
                        .limit(ROWS)
                        .map(standing -> PledgeRow.of(standing.status(), standing.pledge(), time))
                        .toList(),
                chosen.size(),
                chips(standings, filter.verdict()),
                first ? withoutPledges(all) : List.of(),
                pledgers,
                themes);
    }

    private static List<TotalRow> withoutPledges(List<CommitmentStatus> all) {
        return all.stream()
                .filter(status -> status.progress().pledges().isEmpty())
                .map(TotalRow::of)
                .toList();
    }

    private static List<Chip> chips(List<Standing> rows, @Nullable Verdict chosen) {
        var chips = new ArrayList<Chip>();
        chips.add(new Chip(null, "All", rows.size(), chosen == null));
        for (var verdict : TELLING) {
            long count = rows.stream()
                    .filter(row -> row.pledge().verdict() == verdict)
                    .count();
            if (count > 0 || verdict == chosen) {
                chips.add(new Chip(verdict.name(), Labels.verdict(verdict), count, verdict == chosen));
            }
        }
        return chips;
    }

    public boolean hasNext() {
        return matching > filter.page() * ROWS;
    }

    /** One honest sentence about all of them. */
    public String heading() {
        return count(commitments, "commitment") + ", "
                + count((int) chips.getFirst().count(), "measurable pledge");
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
