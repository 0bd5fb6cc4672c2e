package org.pledgetracker.projections.progress;

import java.util.List;
import org.pledgetracker.core.time.Days;
import org.pledgetracker.projections.entries.EntryRecord;
import org.pledgetracker.projections.view.Version;

/** Recorded entries as the calculator sees them. */
public final class Deliveries {

    private Deliveries() {}

    /** Those that are not reversed. */
    public static List<Delivery> of(List<Version<EntryRecord>> entries) {
        return entries.stream()
                .filter(entry -> !entry.content().reversed())
                .map(entry -> of(entry.content(), entry.recordedAs()))
                .toList();
    }

    static Delivery of(EntryRecord entry, long recordedAs) {
        var pledge = entry.pledge();
        var payment = entry.payment();
        var value = payment == null ? null : payment.valueDate();
        return new Delivery(
                entry.id().toString(),
                pledge == null ? null : pledge.value(),
                entry.measure(),
                entry.amount(),
                entry.span(),
                value == null ? entry.span() : new Days(value.first(), value.last()),
                entry.refunds().stream()
                        .map(refund -> new Repayment(
                                refund.reference().value(),
                                refund.amount(),
                                refund.paidOn().first(),
                                refund.paidOn().last()))
                        .toList(),
                payment == null ? null : payment.alsoStatedAs(),
                recordedAs);
    }
}
