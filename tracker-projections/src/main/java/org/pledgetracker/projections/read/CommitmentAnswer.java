package org.pledgetracker.projections.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.citation.Citation;
import org.pledgetracker.core.measure.CountedAs;
import org.pledgetracker.core.measure.MeasureKind;
import org.pledgetracker.core.time.StatedDate;
import org.pledgetracker.projections.read.Shown.ShownEquivalent;
import org.pledgetracker.projections.read.Shown.ShownFigure;
import org.pledgetracker.projections.register.CommitmentRecord;
import org.pledgetracker.projections.register.ObligationRecord;
import org.pledgetracker.projections.register.PledgeRecord;
import org.pledgetracker.projections.view.Version;

/** One commitment with its pledges, original and revised, and its obligations. Dates are as stated. */
record CommitmentAnswer(
        String commitment,
        String title,
        String pledger,
        String beneficiary,
        String theme,
        int fiscalYearStartMonth,
        @Nullable String announcedOn,
        @Nullable String occasion,
        Citation citation,
        Status status,
        long version,
        long position,
        List<ShownPledge> pledges,
        List<ShownObligation> obligations) {

    /** Whether new pledges, revisions, obligations and deliveries are taken. */
    enum Status {
        OPEN,
        CLOSED
    }

    /** A pledge as first stated, then each revision and the withdrawal. */
    record ShownPledge(
            String pledge,
            MeasureKind measure,
            String unit,
            @Nullable CountedAs countedAs,
            boolean withdrawn,
            PledgeVersion original,
            List<PledgeVersion> revisions) {

        static ShownPledge of(List<Version<PledgeRecord>> versions) {
            var last = versions.getLast().content();
            var measure = last.promise().measure();
            var shown = versions.stream().map(PledgeVersion::of).toList();
            return new ShownPledge(
                    last.pledge().value(),
                    measure.kind(),
                    measure.unit(),
                    measure.countedAs(),
                    last.withdrawn(),
                    shown.getFirst(),
                    shown.subList(1, shown.size()));
        }
    }

    record PledgeVersion(
            long position,
            ShownFigure target,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String statedFrom,
            @Nullable String statedTo,
            @Nullable ShownEquivalent alsoStatedAs,
            @Nullable String announcedOn,
            @Nullable String reason,
            boolean withdrawn,
            Citation citation,
            @Nullable Citation withdrawalCitation) {

        static PledgeVersion of(Version<PledgeRecord> version) {
            var pledge = version.content();
            var promise = pledge.promise();
            return new PledgeVersion(
                    version.knownFrom(),
                    ShownFigure.target(promise.target()),
                    promise.from() == null ? null : promise.from().first(),
                    promise.to() == null ? null : promise.to().last(),
                    stated(promise.from()),
                    stated(promise.to()),
                    ShownEquivalent.of(promise.alsoStatedAs()),
                    stated(promise.announcedOn()),
                    pledge.reason(),
                    pledge.withdrawn(),
                    promise.citation(),
                    pledge.withdrawalCitation());
        }
    }

    record ShownObligation(
            String reference,
            @Nullable String pledge,
            ShownFigure amount,
            String currency,
            String signedOn,
            @Nullable String instrument,
            Citation citation,
            boolean reversed,
            @Nullable String reason) {

        static ShownObligation of(ObligationRecord obligation) {
            var content = obligation.obligation();
            return new ShownObligation(
                    obligation.reference().value(),
                    content.pledge() == null ? null : content.pledge().value(),
                    ShownFigure.amount(content.amount()),
                    content.currency(),
                    content.signedOn().stated(),
                    content.instrument(),
                    content.citation(),
                    obligation.reversed(),
                    obligation.reason());
        }
    }

    static CommitmentAnswer of(
            CommitmentRecord commitment,
            List<Version<PledgeRecord>> pledgeVersions,
            List<Version<ObligationRecord>> obligations,
            long position) {
        var announcement = commitment.announcement();
        var byPledge = new LinkedHashMap<String, List<Version<PledgeRecord>>>();
        pledgeVersions.forEach(version ->
                byPledge.computeIfAbsent(version.key(), _ -> new ArrayList<>()).add(version));
        return new CommitmentAnswer(
                commitment.commitment().value(),
                announcement.title(),
                announcement.pledger(),
                announcement.beneficiary(),
                announcement.theme(),
                announcement.fiscalYearStartMonth(),
                stated(announcement.announcedOn()),
                announcement.occasion(),
                announcement.citation(),
                status(commitment),
                commitment.version(),
                position,
                byPledge.values().stream().map(ShownPledge::of).toList(),
                obligations.stream()
                        .map(version -> ShownObligation.of(version.content()))
                        .toList());
    }

    static Status status(CommitmentRecord commitment) {
        return commitment.closed() ? Status.CLOSED : Status.OPEN;
    }

    private static @Nullable String stated(@Nullable StatedDate date) {
        return date == null ? null : date.stated();
    }
}
