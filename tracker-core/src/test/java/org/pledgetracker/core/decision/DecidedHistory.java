package org.pledgetracker.core.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pledgetracker.core.citation.SourceCommand;
import org.pledgetracker.core.citation.SourceDecider;
import org.pledgetracker.core.citation.SourceState;
import org.pledgetracker.core.commitment.CommitmentCommand;
import org.pledgetracker.core.commitment.CommitmentDecider;
import org.pledgetracker.core.commitment.CommitmentState;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.disbursement.DisbursementCommand;
import org.pledgetracker.core.disbursement.DisbursementDecider;
import org.pledgetracker.core.disbursement.DisbursementEvent;
import org.pledgetracker.core.disbursement.DisbursementState;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.overlap.EntryStanding;
import org.pledgetracker.core.overlap.OverlapCommand;
import org.pledgetracker.core.overlap.OverlapDecider;
import org.pledgetracker.core.overlap.OverlapState;
import org.pledgetracker.core.rate.ExchangeRateCommand;
import org.pledgetracker.core.rate.ExchangeRateDecider;
import org.pledgetracker.core.rate.ExchangeRateState;
import org.pledgetracker.core.training.TrainingCommand;
import org.pledgetracker.core.training.TrainingDecider;
import org.pledgetracker.core.training.TrainingEvent;
import org.pledgetracker.core.training.TrainingState;

/** Events as the real deciders decide them, command by command, without a store. What is refused leaves no trace. */
public final class DecidedHistory {

    private final Map<String, CommitmentState> commitments = new HashMap<>();
    private final Map<String, DisbursementState> disbursements = new HashMap<>();
    private final Map<String, TrainingState> trainings = new HashMap<>();
    private final Map<String, SourceState> sources = new HashMap<>();
    private final Map<String, ExchangeRateState> rates = new HashMap<>();
    private OverlapState overlaps = OverlapState.NONE;
    private final List<Happened> events = new ArrayList<>();

    /** @param sequence its place, from 0, in its aggregate's stream */
    public record Happened(String aggregate, long sequence, TrackerEvent event) {}

    public List<Happened> events() {
        return events;
    }

    /** What each aggregate is left as, by its id. */
    Map<String, Versioned> states() {
        var states = new HashMap<String, Versioned>(commitments);
        states.putAll(disbursements);
        states.putAll(trainings);
        states.putAll(sources);
        if (overlaps.version() > 0) {
            states.put("overlaps", overlaps);
        }
        states.putAll(rates);
        return states;
    }

    public void decide(TrackerCommand command) {
        var id = command.aggregateId();
        switch (command) {
            case CommitmentCommand asked -> {
                var state = commitments.getOrDefault(id, new CommitmentState.NotRegistered());
                for (var event : accepted(CommitmentDecider.decide(asked, state))) {
                    happened(id, state, event);
                    state = CommitmentDecider.evolve(state, event);
                }
                commitments.put(id, state);
            }
            case DisbursementCommand asked -> {
                var state = disbursements.getOrDefault(id, new DisbursementState.NotRecorded());
                for (var event : accepted(DisbursementDecider.decide(asked, state, standing(asked.id())))) {
                    happened(id, state, event);
                    state = DisbursementDecider.evolve(state, event);
                }
                disbursements.put(id, state);
            }
            case TrainingCommand asked -> {
                var state = trainings.getOrDefault(id, new TrainingState.NotRecorded());
                for (var event : accepted(TrainingDecider.decide(asked, state, standing(asked.id())))) {
                    happened(id, state, event);
                    state = TrainingDecider.evolve(state, event);
                }
                trainings.put(id, state);
            }
            case SourceCommand asked -> {
                var state = sources.getOrDefault(id, new SourceState.NotDeclared());
                for (var event : accepted(SourceDecider.decide(asked, state))) {
                    happened(id, state, event);
                    state = SourceDecider.evolve(state, event);
                }
                sources.put(id, state);
            }
            case ExchangeRateCommand asked -> {
                var state = rates.getOrDefault(id, ExchangeRateState.NOTHING_PUBLISHED);
                for (var event : accepted(ExchangeRateDecider.decide(asked, state))) {
                    happened(id, state, event);
                    state = ExchangeRateDecider.evolve(state, event);
                }
                rates.put(id, state);
            }
            case OverlapCommand asked -> {
                for (var event : accepted(OverlapDecider.decide(asked, overlaps, this::entryStanding))) {
                    happened(id, overlaps, event);
                    overlaps = OverlapDecider.evolve(overlaps, event);
                }
            }
            default -> throw new IllegalArgumentException("unknown command " + command);
        }
    }

    private EntryStanding entryStanding(EntryId entry) {
        var measures = new ArrayList<Optional<Measure>>();
        for (var happened : events) {
            if (happened.aggregate().equals(entry.toString())) {
                measures.add(
                        switch (happened.event()) {
                            case DisbursementEvent.DisbursementRecorded recorded ->
                                Optional.of(recorded.payment().measure());
                            case DisbursementEvent.DisbursementCorrected corrected ->
                                Optional.of(corrected.payment().measure());
                            case DisbursementEvent.RefundRecorded _ -> measures.getLast();
                            case TrainingEvent.TrainingRecorded recorded ->
                                Optional.of(recorded.participation().measure());
                            case TrainingEvent.TrainingCorrected corrected ->
                                Optional.of(corrected.participation().measure());
                            default -> Optional.empty();
                        });
            }
        }
        return new EntryStanding(measures);
    }

    private CommitmentState standing(EntryId entry) {
        return commitments.getOrDefault(entry.commitment().value(), new CommitmentState.NotRegistered());
    }

    private void happened(String aggregate, Versioned before, TrackerEvent event) {
        events.add(new Happened(aggregate, before.version(), event));
    }

    private static <E> List<E> accepted(Decision<E> decision) {
        return decision instanceof Decision.Accepted<E>(var accepted) ? accepted : List.of();
    }
}
