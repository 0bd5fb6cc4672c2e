package org.pledgetracker.api.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pledgetracker.projections.progress.CommitmentProgress;
import org.pledgetracker.projections.progress.Evidence;
import org.pledgetracker.projections.progress.Link;
import org.pledgetracker.projections.progress.PledgeTerms;

/**
 * What each entry of a commitment counts for.
 *
 * @param overlaps what is counted once
 */
record CountedEntries(Map<String, List<Counted>> byEntry, boolean hasPledges, List<Link> overlaps) {

    /** What an entry contributes to one pledge. */
    record Counted(PledgeTerms pledge, Evidence evidence) {}

    static CountedEntries of(CommitmentProgress progress) {
        var byEntry = new HashMap<String, List<Counted>>();
        for (var pledge : progress.pledges()) {
            for (var evidence : pledge.evidence()) {
                byEntry.computeIfAbsent(evidence.entry(), _ -> new ArrayList<>())
                        .add(new Counted(pledge.terms(), evidence));
            }
        }
        return new CountedEntries(byEntry, !progress.pledges().isEmpty(), progress.overlaps());
    }

    List<Counted> of(String entry) {
        return byEntry.getOrDefault(entry, List.of());
    }
}
