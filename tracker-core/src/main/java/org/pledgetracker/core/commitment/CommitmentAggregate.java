package org.pledgetracker.core.commitment;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.aggregate.Outcome;
import org.pledgetracker.core.decision.Decision;

/** Carries a commitment's decisions to Axon; holds no rule of its own. */
public final class CommitmentAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private CommitmentState state = new CommitmentState.NotRegistered();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<CommitmentEvent> handle(
            CommitmentCommand command, @MetaDataValue(Outcome.EXPECTED_VERSION) @Nullable Long expected) {
        id = command.aggregateId();
        return Outcome.of(CommitmentDecider.decide(command, state), state, expected);
    }

    @EventSourcingHandler
    void on(CommitmentEvent event) {
        id = event.commitment().value();
        state = CommitmentDecider.evolve(state, event);
    }
}
