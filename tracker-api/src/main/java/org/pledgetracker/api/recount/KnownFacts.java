package org.pledgetracker.api.recount;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.CommitmentEvent;
import org.pledgetracker.core.decision.TrackerEvent;
import org.pledgetracker.core.disbursement.DisbursementEvent;
import org.pledgetracker.core.disbursement.Payment;
import org.pledgetracker.core.disbursement.Refund;
import org.pledgetracker.core.figure.Figure;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.measure.MeasureKind;
import org.pledgetracker.core.overlap.OverlapEvent;
import org.pledgetracker.core.overlap.OverlapKind;
import org.pledgetracker.core.time.StatedDate;
import org.pledgetracker.core.training.Participation;
import org.pledgetracker.core.training.TrainingEvent;

/** What a list of events says about one commitment, read from the first to the last. */
final class KnownFacts {

    final Map<String, Pledge> pledges = new LinkedHashMap<>();
    final Map<String, Delivery> deliveries = new LinkedHashMap<>();

    /** The links that stand, by their entry. */
    final Map<String, OverlapLink> links = new HashMap<>();

    boolean isRegistered;

    record Span(@Nullable LocalDate first, @Nullable LocalDate last) {}

    record Pledge(Measure measure, Figure target, Span window, boolean isWithdrawn) {}

    record Delivery(
            String id,
            @Nullable String pledge,
            Measure measure,
            Figure figure,
            Span span,
            @Nullable Span value,
            List<Returned> refunds) {}

    record Returned(BigDecimal amount, LocalDate first, LocalDate last) {}

    record OverlapLink(OverlapKind kind, String entry, String other) {}

    static KnownFacts of(List<TrackerEvent> events, String commitment) {
        var facts = new KnownFacts();
        for (var event : events) {
            switch (event) {
                case CommitmentEvent happened
                when happened.commitment().value().equals(commitment) -> facts.take(happened);
                case DisbursementEvent happened
                when happened.id().commitment().value().equals(commitment) -> facts.take(happened);
                case TrainingEvent happened
                when happened.id().commitment().value().equals(commitment) -> facts.take(happened);
                case OverlapEvent happened -> facts.take(happened);
                default -> {}
            }
        }
        return facts;
    }

    private void take(CommitmentEvent event) {
        switch (event) {
            case CommitmentEvent.CommitmentRegistered _ -> isRegistered = true;
            case CommitmentEvent.PledgeMade made -> {
                var promise = made.promise();
                var window = window(promise.from(), promise.to());
                pledges.put(made.pledge().value(), new Pledge(promise.measure(), promise.target(), window, false));
            }
            case CommitmentEvent.PledgeRevised revised ->
                pledges.computeIfPresent(
                        revised.pledge().value(),
                        (_, before) -> new Pledge(
                                before.measure(), revised.target(), window(revised.from(), revised.to()), false));
            case CommitmentEvent.PledgeWithdrawn withdrawn ->
                pledges.computeIfPresent(
                        withdrawn.pledge().value(),
                        (_, before) -> new Pledge(before.measure(), before.target(), before.window(), true));
            default -> {}
        }
    }

    private void take(DisbursementEvent event) {
        var id = event.id().toString();
        switch (event) {
            case DisbursementEvent.DisbursementRecorded recorded ->
                deliveries.put(id, paid(id, recorded.payment(), List.of()));
            case DisbursementEvent.DisbursementCorrected corrected ->
                correct(paid(
                        id,
                        corrected.payment(),
                        Objects.requireNonNull(deliveries.get(id)).refunds()));
            case DisbursementEvent.RefundRecorded refund ->
                refund(Objects.requireNonNull(deliveries.get(id)), refund.refund());
            case DisbursementEvent.DisbursementReversed _ -> reverse(id);
        }
    }

    private void take(TrainingEvent event) {
        var id = event.id().toString();
        switch (event) {
            case TrainingEvent.TrainingRecorded recorded -> deliveries.put(id, trained(id, recorded.participation()));
            case TrainingEvent.TrainingCorrected corrected -> correct(trained(id, corrected.participation()));
            case TrainingEvent.TrainingReversed _ -> reverse(id);
        }
    }

    /** Links act where both ends are in the commitment: at their making, both are known here. */
    private void take(OverlapEvent event) {
        switch (event) {
            case OverlapEvent.EntriesLinked made -> {
                var link = new OverlapLink(
                        made.kind(), made.entry().toString(), made.other().toString());
                if (deliveries.containsKey(link.entry()) && deliveries.containsKey(link.other())) {
                    links.put(link.entry(), link);
                }
            }
            case OverlapEvent.OverlapRemoved removed ->
                links.remove(removed.entry().toString());
        }
    }

    /** A correction that makes the ends unlike lapses their link, and so for good. */
    private void correct(Delivery corrected) {
        deliveries.put(corrected.id(), corrected);
        links.values()
                .removeIf(link -> !Objects.requireNonNull(deliveries.get(link.entry()))
                        .measure()
                        .equals(Objects.requireNonNull(deliveries.get(link.other()))
                                .measure()));
    }

    private void reverse(String id) {
        deliveries.remove(id);
        links.values().removeIf(link -> link.entry().equals(id) || link.other().equals(id));
    }

    private void refund(Delivery delivery, Refund<StatedDate> refund) {
        var refunds = new ArrayList<>(delivery.refunds());
        refunds.add(new Returned(
                refund.amount(), refund.paidOn().first(), refund.paidOn().last()));
        deliveries.put(
                delivery.id(),
                new Delivery(
                        delivery.id(),
                        delivery.pledge(),
                        delivery.measure(),
                        delivery.figure(),
                        delivery.span(),
                        delivery.value(),
                        refunds));
    }

    private static Delivery paid(String id, Payment<StatedDate> payment, List<Returned> refunds) {
        var pledge = payment.pledge();
        var value = payment.valueDate();
        return new Delivery(
                id,
                pledge == null ? null : pledge.value(),
                new Measure(MeasureKind.MONEY, payment.currency(), null),
                payment.amount(),
                span(payment.paidFrom(), payment.paidTo()),
                value == null ? null : new Span(value.first(), value.last()),
                refunds);
    }

    private static Delivery trained(String id, Participation<StatedDate> participation) {
        var pledge = participation.pledge();
        return new Delivery(
                id,
                pledge == null ? null : pledge.value(),
                new Measure(MeasureKind.HEADCOUNT, participation.unit(), participation.countedAs()),
                participation.people(),
                span(participation.from(), participation.to()),
                null,
                List.of());
    }

    private static Span window(@Nullable StatedDate from, @Nullable StatedDate to) {
        return new Span(from == null ? null : from.first(), to == null ? null : to.last());
    }

    /** Where only the last date is given, and it is a full day, the span is that day. */
    private static Span span(@Nullable StatedDate from, StatedDate to) {
        if (from == null) {
            boolean isFullDay = to.stated().length() == "2018-09-07".length();
            return new Span(isFullDay ? to.first() : null, to.last());
        }
        return new Span(from.first(), to.last());
    }
}
