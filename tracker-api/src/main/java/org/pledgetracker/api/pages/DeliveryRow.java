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
        var overlaps = new OverlapWords(version.key(), counted.overlaps());
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
                counts(entry, counted, overlaps, effectiveOn),
                sources.cite(entry.citation()),
                remarks(entry, overlaps),
                entry.reversed());
    }

    private static List<String> counts(
            EntryRecord entry, CountedEntries counted, OverlapWords overlaps, LocalDate effectiveOn) {
        if (entry.reversed()) {
            return List.of("Does not count: reversed");
        }
        var leftOut = overlaps.leftOut();
        if (leftOut.isPresent()) {
            return List.of(leftOut.get());
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
        var conversion = counted.evidence().conversion();
        boolean isRefunded = !entry.refunds().isEmpty();
        var name = Labels.name(counted.pledge().pledge());
        var amount = counted.evidence().amount();
        if (conversion != null && conversion.missing() != null) {
            return "Counts for " + name + ", but is not converted to " + measure.unit() + ": " + conversion.missing();
        }
        var rates = conversion == null ? "" : " (" + ConversionWords.of(conversion) + ")";
        if (counted.evidence().counts() == Attribution.CERTAIN) {
            return "Certain for " + name
                    + (isRefunded || conversion != null ? ": " + TotalWords.amount(measure, amount) : "")
                    + (isRefunded ? " after refunds" : "") + rates;
        }
        return "Possible for " + name + ": "
                + (amount.high() == null ? "nobody can say how much" : "up to " + Amounts.bound(measure, amount.high()))
                + rates;
    }

    private static List<String> remarks(EntryRecord entry, OverlapWords overlaps) {
        var refunds = entry.refunds().stream()
                .map(refund -> Amounts.bound(entry.measure(), refund.amount()) + " came back ("
                        + refund.paidOn().stated() + "): " + refund.reason());
        var change = entry.change() == EntryRecord.Change.CORRECTED || entry.change() == EntryRecord.Change.REVERSED
                ? Stream.of(Labels.name(entry.change().name().toLowerCase(Locale.ROOT)) + ": " + entry.reason())
                : Stream.<String>empty();
        return Stream.of(Stream.ofNullable(note(entry)), overlaps.remarks().stream(), refunds, change)
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
