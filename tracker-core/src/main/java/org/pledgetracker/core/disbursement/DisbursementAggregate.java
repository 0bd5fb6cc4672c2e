package org.pledgetracker.core.disbursement;

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

/** Carries a disbursement's decisions to Axon; holds no rule of its own. */
public final class DisbursementAggregate {

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String id;

    private DisbursementState state = new DisbursementState.NotRecorded();

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Decision<DisbursementEvent> handle(
            DisbursementCommand command,
            CommitmentStandings commitments,
            @MetaDataValue(Outcome.EXPECTED_VERSION) @Nullable Long expected) {
        id = command.aggregateId();
        return Outcome.of(
                DisbursementDecider.decide(
                        command, state, commitments.of(command.id().commitment())),
                state,
                expected);
    }

    @EventSourcingHandler
    void on(DisbursementEvent event) {
        id = event.id().toString();
        state = DisbursementDecider.evolve(state, event);
    }
}
