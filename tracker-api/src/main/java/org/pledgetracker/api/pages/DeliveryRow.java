package org.pledgetracker.api.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.api.pages.Cited.Sources;
import org.pledgetracker.core.commitment.EntryKind;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.projections.entries.EntryRecord;
import org.pledgetracker.projections.progress.Attribution;
import org.pledgetracker.projections.progress.CommitmentProgress;
import org.pledgetracker.projections.progress.Evidence;
import org.pledgetracker.projections.progress.PledgeProgress;
import org.pledgetracker.projections.view.Version;

/**
 * A delivery with what it counts for and where that is stated.
 *
 * @param counts one sentence for each pledge that it counts towards, or the one why it counts for none
 * @param remarks refunds, corrections and the rest that its reader should know
 */
record DeliveryRow(
        String entry,
        String reference,
        String kind,
        String when,
        String amount,
        @Nullable String about,
        List<String> counts,
        Cited source,
        List<String> remarks,
        boolean reversed) {

    static DeliveryRow of(
            Version<EntryRecord> version, CommitmentProgress progress, LocalDate effectiveOn, Sources sources) {
        var entry = version.content();
        var payment = entry.payment();
        var participation = entry.participation();
        return new DeliveryRow(
                entry.id().toString(),
                entry.id().reference().value(),
                entry.id().kind() == EntryKind.DISBURSEMENT ? "Payment" : "Training",
                Labels.span(entry.from(), entry.to(), entry.span()),
                Amounts.figure(entry.measure(), entry.amount()),
                payment != null ? payment.receiver() : participation == null ? null : participation.course(),
                counts(entry, progress, effectiveOn),
                sources.cite(entry.citation()),
                remarks(entry),
                entry.reversed());
    }

    private static List<String> counts(EntryRecord entry, CommitmentProgress progress, LocalDate effectiveOn) {
        if (entry.reversed()) {
            return List.of("Does not count: reversed");
        }
        var counts = progress.pledges().stream()
                .flatMap(pledge -> pledge.evidence().stream()
                        .filter(evidence -> evidence.entry().equals(entry.id().toString()))
                        .map(evidence -> sentence(pledge, evidence)))
                .toList();
        if (!counts.isEmpty()) {
            return counts;
        }
        var first = entry.span().first();
        if (first != null && first.isAfter(effectiveOn)) {
            return List.of("Later than " + effectiveOn);
        }
        return List.of(
                progress.pledges().isEmpty() ? "No pledge to count towards" : "Outside every pledge it could fit");
    }

    private static String sentence(PledgeProgress pledge, Evidence evidence) {
        var measure = pledge.terms().measure();
        var name = Labels.name(pledge.terms().pledge());
        return evidence.counts() == Attribution.CERTAIN
                ? "Certain for " + name
                : "Possible for " + name + ": " + possible(measure, evidence);
    }

    private static String possible(Measure measure, Evidence evidence) {
        var high = evidence.amount().high();
        return high == null ? "nobody can say how much" : "up to " + Amounts.bound(measure, high);
    }

    private static List<String> remarks(EntryRecord entry) {
        var refunds = entry.refunds().stream()
                .map(refund -> Amounts.bound(entry.measure(), refund.amount()) + " came back in "
                        + refund.paidOn().stated() + ": " + refund.reason());
        var change = entry.change() == EntryRecord.Change.CORRECTED || entry.change() == EntryRecord.Change.REVERSED
                ? Stream.of(Labels.name(entry.change().name().toLowerCase(Locale.ROOT)) + ": " + entry.reason())
                : Stream.<String>empty();
        return Stream.of(Stream.ofNullable(note(entry)), refunds, change)
                .flatMap(remarks -> remarks)
                .toList();
    }

    private static @Nullable String note(EntryRecord entry) {
        if (entry.payment() != null) {
            return entry.payment().note();
        }
        return entry.participation() == null ? null : entry.participation().note();
    }
}
