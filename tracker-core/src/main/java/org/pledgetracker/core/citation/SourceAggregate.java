package org.pledgetracker.core.citation;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.aggregate.Outcome;
import org.pledgetracker.core.decision.Decision;

/** Carries a source's decisions to Axon; holds no rule of its own. */
public final class SourceAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private SourceState state = new SourceState.NotDeclared();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<SourceEvent> handle(
            SourceCommand command, @MetaDataValue(Outcome.EXPECTED_VERSION) @Nullable Long expected) {
        id = command.aggregateId();
        return Outcome.of(SourceDecider.decide(command, state), state, expected);
    }

    @EventSourcingHandler
    void on(SourceEvent event) {
        id = "sources/" + event.source();
        state = SourceDecider.evolve(state, event);
    }
}
