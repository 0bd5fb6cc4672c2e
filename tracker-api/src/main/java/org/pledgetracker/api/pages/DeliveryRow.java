package org.pledgetracker.api.pages;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.api.pages.Cited.Sources;
import org.pledgetracker.api.pages.CountedEntries.Counted;
import org.pledgetracker.core.commitment.EntryKind;
import org.pledgetracker.projections.entries.EntryRecord;
import org.pledgetracker.projections.progress.Attribution;
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
            Version<EntryRecord> version, CountedEntries counted, LocalDate effectiveOn, Sources sources) {
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
                counts(entry, counted, effectiveOn),
                sources.cite(entry.citation()),
                remarks(entry),
                entry.reversed());
    }

    private static List<String> counts(EntryRecord entry, CountedEntries counted, LocalDate effectiveOn) {
        if (entry.reversed()) {
            return List.of("Does not count: reversed");
        }
        var counts = counted.of(entry.id().toString());
        if (!counts.isEmpty()) {
            return counts.stream().map(one -> sentence(one, entry)).toList();
        }
        var first = entry.span().first();
        if (first != null && first.isAfter(effectiveOn)) {
            return List.of("Later than " + effectiveOn);
        }
        return List.of(counted.hasPledges() ? "Fits none of the pledges here" : "No pledge to count towards");
    }

    private static String sentence(Counted counted, EntryRecord entry) {
        var measure = counted.pledge().measure();
        var unit = entry.measure().unit();
        boolean isAlike = measure.equals(entry.measure());
        boolean isRefunded = !entry.refunds().isEmpty();
        var name = Labels.name(counted.pledge().pledge());
        var amount = counted.evidence().amount();
        if (!isAlike) {
            return "Counts for " + name + ", but no rate converts " + unit + " to " + measure.unit();
        }
        if (counted.evidence().counts() == Attribution.CERTAIN) {
            return "Certain for " + name
                    + (isRefunded ? ": " + TotalWords.amount(measure, amount) + " after refunds" : "");
        }
        return "Possible for " + name + ": "
                + (amount.high() == null
                        ? "nobody can say how much"
                        : "up to " + Amounts.bound(measure, amount.high()));
    }

    private static List<String> remarks(EntryRecord entry) {
        var refunds = entry.refunds().stream()
                .map(refund -> Amounts.bound(entry.measure(), refund.amount()) + " came back ("
                        + refund.paidOn().stated() + "): " + refund.reason());
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
