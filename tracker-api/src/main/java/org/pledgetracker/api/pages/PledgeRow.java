package org.pledgetracker.api.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.projections.progress.CommitmentProgress;
import org.pledgetracker.projections.progress.CommitmentStatus;
import org.pledgetracker.projections.progress.Finding;
import org.pledgetracker.projections.progress.PledgeProgress;
import org.pledgetracker.projections.progress.Verdict;

/**
 * A pledge as a bar with its words.
 *
 * @param pace while it is open
 * @param total all that was delivered in the pledge's measure, where that is not what counts for it
 */
record PledgeRow(
        String commitment,
        String title,
        String pledger,
        String beneficiary,
        String pledge,
        String name,
        String window,
        Bar bar,
        ProgressWords words,
        @Nullable String total,
        Verdict verdict,
        String verdictLabel,
        String verdictMeaning,
        @Nullable String pace,
        List<Finding> findings,
        long updated) {

    static PledgeRow of(CommitmentStatus status, PledgeProgress progress, PageTime time) {
        var announcement = status.commitment().announcement();
        var terms = progress.terms();
        var pace = isOpen(progress.verdict()) ? progress.pace() : null;
        return new PledgeRow(
                status.commitment().commitment().value(),
                announcement.title(),
                announcement.pledger(),
                announcement.beneficiary(),
                terms.pledge(),
                Labels.name(terms.pledge()),
                Labels.window(terms.window()),
                Bar.of(progress.percent()),
                ProgressWords.of(progress),
                total(status.progress(), progress, time),
                progress.verdict(),
                Labels.verdict(progress.verdict()),
                Labels.meaning(progress.verdict()),
                pace == null ? null : Labels.pace(pace),
                progress.findings(),
                status.updated());
    }

    /** Whether it still matters how fast it goes. */
    private static boolean isOpen(Verdict verdict) {
        return verdict == Verdict.IN_PROGRESS || verdict == Verdict.UNDETERMINED;
    }

    private static @Nullable String total(CommitmentProgress all, PledgeProgress progress, PageTime time) {
        return all.totals().stream()
                .filter(total -> total.measure().equals(progress.terms().measure()))
                .filter(total -> !total.delivered().equals(progress.delivered()))
                .findFirst()
                .map(total -> TotalWords.of(total) + " " + time.by() + ", whatever the window")
                .orElse(null);
    }
}
