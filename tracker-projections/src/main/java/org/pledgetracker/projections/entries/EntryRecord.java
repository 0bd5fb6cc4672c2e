package org.pledgetracker.projections.entries;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.citation.Citation;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.commitment.Reference;
import org.pledgetracker.core.disbursement.Payment;
import org.pledgetracker.core.disbursement.Refund;
import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.time.Dates;
import org.pledgetracker.core.time.Days;
import org.pledgetracker.core.time.StatedDate;
import org.pledgetracker.core.training.Participation;

/**
 * A version of a delivery: a payment or a participation, never both.
 *
 * @param version the number of the entry's own events
 * @param reason why it differs from the version before; absent for the original
 */
public record EntryRecord(
        EntryId id,
        long version,
        @Nullable Payment<StatedDate> payment,
        @Nullable Participation<StatedDate> participation,
        List<Refund<StatedDate>> refunds,
        boolean reversed,
        Change change,
        @Nullable String reason) {

    /** What made a version. */
    public enum Change {
        RECORDED,
        CORRECTED,
        REFUNDED,
        REVERSED
    }

    static EntryRecord of(EntryId id, Payment<StatedDate> payment) {
        return new EntryRecord(id, 1, payment, null, List.of(), false, Change.RECORDED, null);
    }

    static EntryRecord of(EntryId id, Participation<StatedDate> participation) {
        return new EntryRecord(id, 1, null, participation, List.of(), false, Change.RECORDED, null);
    }

    EntryRecord corrected(Payment<StatedDate> correction, String because) {
        return new EntryRecord(id, version + 1, correction, null, refunds, reversed, Change.CORRECTED, because);
    }

    EntryRecord corrected(Participation<StatedDate> correction, String because) {
        return new EntryRecord(id, version + 1, null, correction, refunds, reversed, Change.CORRECTED, because);
    }

    EntryRecord refunded(Refund<StatedDate> refund) {
        var all = new ArrayList<>(refunds);
        all.add(refund);
        return new EntryRecord(
                id, version + 1, payment, participation, List.copyOf(all), reversed, Change.REFUNDED, refund.reason());
    }

    EntryRecord reverse(String because) {
        return new EntryRecord(id, version + 1, payment, participation, refunds, true, Change.REVERSED, because);
    }

    public Measure measure() {
        return payment == null ? training().measure() : payment.measure();
    }

    public Figure amount() {
        return payment == null ? training().people() : payment.amount();
    }

    public @Nullable Reference pledge() {
        return payment == null ? training().pledge() : payment.pledge();
    }

    public Citation citation() {
        return payment == null ? training().citation() : payment.citation();
    }

    /** The start of the span as stated. */
    public @Nullable StatedDate from() {
        return payment == null ? training().from() : payment.paidFrom();
    }

    /** The end of the span as stated. */
    public StatedDate to() {
        return payment == null ? training().to() : payment.paidTo();
    }

    /** The days in which the delivery happened. */
    public Days span() {
        return Dates.ofDelivery(from(), to());
    }

    private Participation<StatedDate> training() {
        if (participation == null) {
            throw new IllegalStateException(id + " is neither a payment nor a participation");
        }
        return participation;
    }
}
