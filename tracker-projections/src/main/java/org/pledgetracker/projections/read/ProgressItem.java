package org.pledgetracker.projections.read;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.measure.CountedAs;
import org.pledgetracker.core.measure.MeasureKind;
import org.pledgetracker.projections.progress.CommitmentStatus;
import org.pledgetracker.projections.progress.Finding;
import org.pledgetracker.projections.progress.Pace;
import org.pledgetracker.projections.progress.PledgeProgress;
import org.pledgetracker.projections.progress.Verdict;
import org.pledgetracker.projections.read.ProgressAnswer.ShownPledge;
import org.pledgetracker.projections.read.ProgressAnswer.ShownTotal;
import org.pledgetracker.projections.read.Shown.ShownFigure;
import org.pledgetracker.projections.read.Shown.ShownPercent;
import org.pledgetracker.projections.read.ShownConversion.SumWithConverted;

/**
 * A pledge in the list of all, or a commitment that has none, whose totals are shown.
 *
 * @param updated the last position that changed anything of the commitment
 */
record ProgressItem(
        String commitment,
        String title,
        String pledger,
        String beneficiary,
        String theme,
        long updated,
        @Nullable String pledge,
        @Nullable MeasureKind measure,
        @Nullable String unit,
        @Nullable CountedAs countedAs,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable ShownFigure target,
        @Nullable SumWithConverted delivered,
        @Nullable ShownPercent percent,
        @Nullable Verdict verdict,
        @Nullable Pace pace,
        List<Finding> findings,
        List<ShownTotal> totals) {

    @Nullable
    BigDecimal lowPercent() {
        return percent == null ? null : percent.low();
    }

    static ProgressItem withoutPledges(CommitmentStatus status) {
        return item(status, null);
    }

    static ProgressItem of(CommitmentStatus status, PledgeProgress pledge) {
        return item(status, ShownPledge.of(pledge));
    }

    private static ProgressItem item(CommitmentStatus status, @Nullable ShownPledge pledge) {
        var announcement = status.commitment().announcement();
        return new ProgressItem(
                status.commitment().commitment().value(),
                announcement.title(),
                announcement.pledger(),
                announcement.beneficiary(),
                announcement.theme(),
                status.updated(),
                pledge == null ? null : pledge.pledge(),
                pledge == null ? null : pledge.measure(),
                pledge == null ? null : pledge.unit(),
                pledge == null ? null : pledge.countedAs(),
                pledge == null ? null : pledge.from(),
                pledge == null ? null : pledge.to(),
                pledge == null ? null : pledge.target(),
                pledge == null ? null : pledge.delivered(),
                pledge == null ? null : pledge.percent(),
                pledge == null ? null : pledge.verdict(),
                pledge == null ? null : pledge.pace(),
                pledge == null ? List.of() : pledge.findings(),
                status.progress().totals().stream().map(ShownTotal::of).toList());
    }
}
