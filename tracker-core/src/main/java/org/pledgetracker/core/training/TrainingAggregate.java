package org.pledgetracker.core.training;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.aggregate.Outcome;
import org.pledgetracker.core.commitment.CommitmentStandings;
import org.pledgetracker.core.decision.Decision;

/** Carries a training's decisions to Axon; holds no rule of its own. */
public final class TrainingAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private TrainingState state = new TrainingState.NotRecorded();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<TrainingEvent> handle(
            TrainingCommand command,
            CommitmentStandings commitments,
            @MetaDataValue(Outcome.EXPECTED_VERSION) @Nullable Long expected) {
        id = command.aggregateId();
        return Outcome.of(
                TrainingDecider.decide(
                        command, state, commitments.of(command.id().commitment())),
                state,
                expected);
    }

    @EventSourcingHandler
    void on(TrainingEvent event) {
        id = event.id().toString();
        state = TrainingDecider.evolve(state, event);
    }
}
