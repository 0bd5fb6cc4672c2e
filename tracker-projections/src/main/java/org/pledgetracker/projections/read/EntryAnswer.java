package org.pledgetracker.projections.read;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.citation.Citation;
import org.pledgetracker.core.commitment.EntryKind;
import org.pledgetracker.core.commitment.Reference;
import org.pledgetracker.core.disbursement.Payment;
import org.pledgetracker.core.disbursement.Refund;
import org.pledgetracker.core.measure.CountedAs;
import org.pledgetracker.core.measure.MeasureKind;
import org.pledgetracker.core.time.Days;
import org.pledgetracker.core.time.StatedDate;
import org.pledgetracker.core.training.Participation;
import org.pledgetracker.projections.entries.EntryRecord;
import org.pledgetracker.projections.progress.Attribution;
import org.pledgetracker.projections.progress.Evidence;
import org.pledgetracker.projections.progress.PledgeTerms;
import org.pledgetracker.projections.read.Shown.ShownEquivalent;
import org.pledgetracker.projections.read.Shown.ShownFigure;
import org.pledgetracker.projections.view.Version;

/** A delivery: what was stated, what it counts for, and how the record of it changed. */
record EntryAnswer(
        String entry,
        EntryKind kind,
        String reference,
        @Nullable String pledge,
        MeasureKind measure,
        String unit,
        @Nullable CountedAs countedAs,
        ShownFigure amount,
        Span span,
        Stated stated,
        List<Counts> counts,
        List<ShownOverlap> overlaps,
        List<ShownRefund> refunds,
        boolean reversed,
        Citation citation,
        long version,
        long position,
        List<Change> corrections) {

    /** The days in which it happened; null where an end was not stated. */
    record Span(@Nullable LocalDate from, @Nullable LocalDate to) {

        static Span of(Days days) {
            return new Span(days.first(), days.last());
        }
    }

    /** What the document says beside the amount; dates as worded. */
    record Stated(
            @Nullable String from,
            String to,
            @Nullable String valueDate,
            @Nullable String provider,
            @Nullable String receiver,
            @Nullable ShownEquivalent alsoStatedAs,
            @Nullable Long women,
            @Nullable Long men,
            @Nullable Long other,
            @Nullable Long unknown,
            @Nullable String course,
            @Nullable String note) {

        static Stated of(Payment<StatedDate> payment) {
            return new Stated(
                    worded(payment.paidFrom()),
                    payment.paidTo().stated(),
                    worded(payment.valueDate()),
                    payment.provider(),
                    payment.receiver(),
                    ShownEquivalent.of(payment.alsoStatedAs()),
                    null,
                    null,
                    null,
                    null,
                    null,
                    payment.note());
        }

        static Stated of(Participation<StatedDate> participation) {
            var parts = participation.breakdown();
            return new Stated(
                    worded(participation.from()),
                    participation.to().stated(),
                    null,
                    null,
                    null,
                    null,
                    parts.women(),
                    parts.men(),
                    parts.other(),
                    parts.unknown(),
                    participation.course(),
                    participation.note());
        }

        static Stated of(EntryRecord entry) {
            if (entry.payment() != null) {
                return of(entry.payment());
            }
            if (entry.participation() != null) {
                return of(entry.participation());
            }
            throw new IllegalStateException(entry.id() + " is neither a payment nor a participation");
        }

        private static @Nullable String worded(@Nullable StatedDate date) {
            return date == null ? null : date.stated();
        }
    }

    /**
     * What the delivery counts for towards one pledge on the effective day.
     *
     * @param low in the pledge's unit, as the high side
     * @param conversion how it came to be in that unit, or why it is not; absent where it was stated in it
     */
    record Counts(
            String pledge,
            String unit,
            Attribution counts,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,

            @JsonInclude(JsonInclude.Include.NON_NULL) ShownConversion.@Nullable OfDelivery conversion) {

        static Counts of(PledgeTerms terms, Evidence evidence) {
            return new Counts(
                    terms.pledge(),
                    terms.measure().unit(),
                    evidence.counts(),
                    evidence.amount().low(),
                    evidence.amount().high(),
                    ShownConversion.OfDelivery.of(evidence.conversion()));
        }
    }

    record ShownRefund(
            String reference,
            BigDecimal amount,
            String paidOn,
            String reason,
            @Nullable Citation citation) {

        static ShownRefund of(Refund<StatedDate> refund) {
            return new ShownRefund(
                    refund.reference().value(),
                    refund.amount(),
                    refund.paidOn().stated(),
                    refund.reason(),
                    refund.citation());
        }
    }

    /** A version of the record, with the amount that it gives and the reason why it differs from the one before. */
    record Change(
            long position,
            String kind,
            @Nullable String reason,
            ShownFigure amount,
            String unit,
            Span span,
            boolean reversed) {

        static Change of(Version<EntryRecord> version) {
            var entry = version.content();
            return new Change(
                    version.knownFrom(),
                    entry.change().name().toLowerCase(Locale.ROOT),
                    entry.reason(),
                    ShownFigure.amount(entry.amount()),
                    entry.measure().unit(),
                    Span.of(entry.span()),
                    entry.reversed());
        }
    }

    /**
     * What is known of a delivery.
     *
     * @param versions all versions of the record, the original first
     * @param overlaps links that stand and touch the entry
     */
    static EntryAnswer of(
            Version<EntryRecord> version,
            List<Version<EntryRecord>> versions,
            List<Counts> counts,
            List<ShownOverlap> overlaps) {
        var entry = version.content();
        Reference pledge = entry.pledge();
        return new EntryAnswer(
                entry.id().toString(),
                entry.id().kind(),
                entry.id().reference().value(),
                pledge == null ? null : pledge.value(),
                entry.measure().kind(),
                entry.measure().unit(),
                entry.measure().countedAs(),
                ShownFigure.amount(entry.amount()),
                Span.of(entry.span()),
                Stated.of(entry),
                counts,
                overlaps,
                entry.refunds().stream().map(ShownRefund::of).toList(),
                entry.reversed(),
                entry.citation(),
                entry.version(),
                version.knownFrom(),
                versions.stream().skip(1).map(Change::of).toList());
    }
}
