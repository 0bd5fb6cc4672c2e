package org.pledgetracker.core.overlap;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.aggregate.Outcome;
import org.pledgetracker.core.decision.Decision;

/** Carries the decisions about overlaps to Axon; holds no rule of its own. */
public final class OverlapAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private OverlapState state = OverlapState.NONE;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<OverlapEvent> handle(OverlapCommand command, EntryStandings entries) {
        id = command.aggregateId();
        // The stream is of all links together: nobody has seen its version, so none can be expected.
        return Outcome.of(OverlapDecider.decide(command, state, entries), state, null);
    }

    @EventSourcingHandler
    void on(OverlapEvent event) {
        id = "overlaps";
        state = OverlapDecider.evolve(state, event);
    }
}
