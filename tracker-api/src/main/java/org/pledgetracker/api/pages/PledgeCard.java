package org.pledgetracker.api.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.api.pages.Cited.Sources;
import org.pledgetracker.core.time.Dates;
import org.pledgetracker.projections.register.PledgeRecord;
import org.pledgetracker.projections.view.Version;

/**
 * A pledge with its terms as they stand, and as they stood before.
 *
 * @param earlier the original first; empty where nothing was revised or withdrawn
 */
record PledgeCard(PledgeRow row, Terms terms, List<Terms> earlier) {

    /**
     * @param also the same amount in another unit, as the document itself gives it
     * @param reason why they differ from the terms before
     */
    record Terms(
            long position,
            String target,
            @Nullable String also,
            String window,
            Cited source,
            @Nullable String reason) {

        static Terms of(Version<PledgeRecord> version, Sources sources) {
            var pledge = version.content();
            var promise = pledge.promise();
            var also = promise.alsoStatedAs();
            return new Terms(
                    version.knownFrom(),
                    Amounts.figure(promise.measure(), promise.target()),
                    also == null ? null : Amounts.equivalent(also),
                    Labels.window(Dates.between(promise.from(), promise.to())),
                    sources.cite(Objects.requireNonNullElse(pledge.withdrawalCitation(), promise.citation())),
                    pledge.reason());
        }
    }

    /** @param versions of this pledge, oldest first */
    static PledgeCard of(PledgeRow row, List<Version<PledgeRecord>> versions, Sources sources) {
        var terms = new ArrayList<Terms>();
        versions.forEach(version -> terms.add(Terms.of(version, sources)));
        return new PledgeCard(row, terms.getLast(), terms.subList(0, terms.size() - 1));
    }
}
