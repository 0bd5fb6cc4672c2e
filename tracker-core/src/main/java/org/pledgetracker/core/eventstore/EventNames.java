package org.pledgetracker.core.eventstore;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pledgetracker.core.citation.SourceEvent;
import org.pledgetracker.core.commitment.CommitmentEvent;
import org.pledgetracker.core.decision.TrackerEvent;
import org.pledgetracker.core.disbursement.DisbursementEvent;
import org.pledgetracker.core.overlap.OverlapEvent;
import org.pledgetracker.core.rate.ExchangeRateEvent;
import org.pledgetracker.core.training.TrainingEvent;

/**
 * The names under which events are stored. They outlive every Java class: renaming a class changes this table, never
 * history.
 */
public final class EventNames {

    /** @param revision of the payload's form, from 1 */
    public record EventName(String name, int revision, Class<? extends TrackerEvent> event) {}

    private static final SequencedMap<Class<?>, EventName> BY_CLASS = new LinkedHashMap<>();
    private static final Map<String, EventName> BY_NAME;

    static {
        name("source-declared", 1, SourceEvent.SourceDeclared.class);
        name("commitment-registered", 1, CommitmentEvent.CommitmentRegistered.class);
        name("commitment-revised", 1, CommitmentEvent.CommitmentRevised.class);
        name("pledge-made", 1, CommitmentEvent.PledgeMade.class);
        name("pledge-revised", 1, CommitmentEvent.PledgeRevised.class);
        name("pledge-withdrawn", 1, CommitmentEvent.PledgeWithdrawn.class);
        name("obligation-recorded", 1, CommitmentEvent.ObligationRecorded.class);
        name("obligation-corrected", 1, CommitmentEvent.ObligationCorrected.class);
        name("obligation-reversed", 1, CommitmentEvent.ObligationReversed.class);
        name("total-reported", 1, CommitmentEvent.TotalReported.class);
        name("reported-total-retracted", 1, CommitmentEvent.ReportedTotalRetracted.class);
        name("claims-settled", 1, CommitmentEvent.ClaimsSettled.class);
        name("commitment-closed", 1, CommitmentEvent.CommitmentClosed.class);
        name("commitment-reopened", 1, CommitmentEvent.CommitmentReopened.class);
        name("disbursement-recorded", 1, DisbursementEvent.DisbursementRecorded.class);
        name("disbursement-corrected", 1, DisbursementEvent.DisbursementCorrected.class);
        name("refund-recorded", 1, DisbursementEvent.RefundRecorded.class);
        name("disbursement-reversed", 1, DisbursementEvent.DisbursementReversed.class);
        name("training-recorded", 1, TrainingEvent.TrainingRecorded.class);
        name("training-corrected", 1, TrainingEvent.TrainingCorrected.class);
        name("training-reversed", 1, TrainingEvent.TrainingReversed.class);
        name("exchange-rates-published", 1, ExchangeRateEvent.ExchangeRatesPublished.class);
        name("overlap-linked", 1, OverlapEvent.EntriesLinked.class);
        name("overlap-removed", 1, OverlapEvent.OverlapRemoved.class);
        BY_NAME = BY_CLASS.values().stream().collect(Collectors.toMap(EventName::name, Function.identity()));
    }

    private EventNames() {}

    private static void name(String name, int revision, Class<? extends TrackerEvent> event) {
        BY_CLASS.put(event, new EventName(name, revision, event));
    }

    /** Every name, in the order in which the documentation lists them. */
    public static Iterable<EventName> all() {
        return BY_CLASS.sequencedValues();
    }

    /** The name of an event of any of the classes here. */
    public static EventName of(TrackerEvent event) {
        return of(event.getClass()).orElseThrow();
    }

    static Optional<EventName> of(Class<?> event) {
        return Optional.ofNullable(BY_CLASS.get(event));
    }

    /** @throws UnknownEventException where this version of the tracker does not know the name or the revision */
    static EventName named(String name, int revision) {
        var known = BY_NAME.get(name);
        if (known == null || known.revision() != revision) {
            throw new UnknownEventException(name, revision);
        }
        return known;
    }
}
