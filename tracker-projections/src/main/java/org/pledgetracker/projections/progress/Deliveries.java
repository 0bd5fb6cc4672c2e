package org.pledgetracker.projections.progress;

import java.util.List;
import org.pledgetracker.core.time.Days;
import org.pledgetracker.projections.entries.EntryRecord;
import org.pledgetracker.projections.progress.Delivery.Repayment;
import org.pledgetracker.projections.view.Version;

/** Recorded entries as the calculator sees them. */
public final class Deliveries {

    private Deliveries() {}

    /** Those that are not reversed. */
    public static List<Delivery> of(List<Version<EntryRecord>> entries) {
        return entries.stream()
                .map(Version::content)
                .filter(entry -> !entry.reversed())
                .map(Deliveries::delivery)
                .toList();
    }

    private static Delivery delivery(EntryRecord entry) {
        var pledge = entry.pledge();
        return new Delivery(
                entry.id().toString(),
                pledge == null ? null : pledge.value(),
                entry.measure(),
                entry.amount(),
                entry.span(),
                entry.refunds().stream()
                        .map(refund -> new Repayment(
                                refund.amount(),
                                new Days(
                                        refund.paidOn().first(), refund.paidOn().last())))
                        .toList());
    }
}
