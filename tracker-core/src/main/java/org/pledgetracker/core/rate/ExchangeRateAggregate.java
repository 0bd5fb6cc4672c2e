package org.pledgetracker.core.rate;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.aggregate.Outcome;
import org.pledgetracker.core.decision.Decision;

/** Carries the decisions about published rates to Axon; holds no rule of its own. */
public final class ExchangeRateAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private ExchangeRateState state = ExchangeRateState.NOTHING_PUBLISHED;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<ExchangeRateEvent> handle(
            ExchangeRateCommand command, @MetaDataValue(Outcome.EXPECTED_VERSION) @Nullable Long expected) {
        id = command.aggregateId();
        return Outcome.of(ExchangeRateDecider.decide(command, state), state, expected);
    }

    @EventSourcingHandler
    void on(ExchangeRateEvent event) {
        id = event.aggregateId();
        state = ExchangeRateDecider.evolve(state, event);
    }
}
