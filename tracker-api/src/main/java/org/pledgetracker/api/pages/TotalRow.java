package org.pledgetracker.api.pages;

import java.util.List;
import org.pledgetracker.projections.progress.CommitmentStatus;

/** A commitment that promised nothing measurable, with what was delivered all the same. */
record TotalRow(
        String commitment, String title, String pledger, String beneficiary, List<String> totals, long updated) {

    static TotalRow of(CommitmentStatus status) {
        var announcement = status.commitment().announcement();
        return new TotalRow(
                status.commitment().commitment().value(),
                announcement.title(),
                announcement.pledger(),
                announcement.beneficiary(),
                status.progress().totals().stream().map(TotalWords::of).toList(),
                status.updated());
    }
}
