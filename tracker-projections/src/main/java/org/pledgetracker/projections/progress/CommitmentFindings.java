package org.pledgetracker.projections.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a reader must know of deliveries, whatever they count towards. */
final class CommitmentFindings {

    private final Facts facts;
    private final LocalDate effectiveOn;
    private final PledgeFit fit;
    private final Groups groups;
    private final List<Finding> findings = new ArrayList<>();

    CommitmentFindings(Facts facts, LocalDate effectiveOn, PledgeFit fit, Groups groups) {
        this.facts = facts;
        this.effectiveOn = effectiveOn;
        this.fit = fit;
        this.groups = groups;
    }

    List<Finding> with(Obligations obligations, List<MeasureTotal> totals) {
        facts.told().forEach(this::examine);
        facts.tallies().forEach(this::examine);
        groups.wholesBelowParts(facts.deliveries(), effectiveOn).stream()
                .map(Finding::partsAboveWhole)
                .forEach(findings::add);
        for (var total : totals) {
            var obligated = obligations.unassigned(total.measure());
            if (obligated != null && PledgeAccount.isAbove(total.delivered().amount(), obligated.amount())) {
                found(
                        "payment-above-obligation",
                        "Surely more was paid in " + total.measure().unit() + " than obligated.",
                        null);
            }
        }
        return List.copyOf(findings);
    }

    private void examine(Delivery delivery) {
        if (fit.isOutsideAll(delivery)) {
            found("outside-all-windows", "Happened outside the windows of all pledges.", delivery.entry());
        }
        if (isBeforeAnnouncement(delivery)) {
            found("before-announcement", "Happened before the commitment was announced.", delivery.entry());
        }
        if (facts.closed().stream().anyMatch(closed -> closed.includes(delivery.recordedAs()))) {
            found("after-closure", "Recorded while the commitment was being closed.", delivery.entry());
        }
        var paid = delivery.span().first();
        for (var refund : delivery.refunds()) {
            if (paid != null && refund.last().isBefore(paid)) {
                found(
                        "refund-before-payment",
                        "Refund " + refund.reference() + " is dated before the payment.",
                        delivery.entry());
            }
        }
    }

    /** Of many, those are told that are shown as examples; here is how many there are. */
    private void examine(Tally tally) {
        if (fit.isOutsideAll(tally)) {
            found("outside-all-windows", many(tally) + " happened outside the windows of all pledges.", null);
        }
        if (isBeforeAnnouncement(tally)) {
            found("before-announcement", many(tally) + " happened before the commitment was announced.", null);
        }
        if (isRefundedBefore(tally)) {
            found("refund-before-payment", "Of " + many(tally) + " some have refunds dated before the payment.", null);
        }
    }

    /** A refund lowers the stated amount on its last day. */
    private static boolean isRefundedBefore(Tally tally) {
        var paid = tally.span().first();
        return paid != null
                && tally.net().changes().headMap(paid).values().stream()
                        .anyMatch(change -> change.stated().signum() < 0);
    }

    private boolean isBeforeAnnouncement(Portion portion) {
        var announced = facts.announced();
        return announced != null
                && announced.first() != null
                && portion.span().last() != null
                && portion.span().last().isBefore(announced.first());
    }

    private static String many(Tally tally) {
        return tally.count() + " deliveries of "
                + (tally.span().first() == null ? "until " : tally.span().first() + " to ")
                + tally.span().last();
    }

    private void found(String code, String detail, @Nullable String entry) {
        findings.add(new Finding(code, detail, entry));
    }
}
