package org.pledgetracker.core.aggregate;

import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.decision.Decision;
import org.pledgetracker.core.decision.Decision.Accepted;
import org.pledgetracker.core.decision.Refusal.StaleVersion;
import org.pledgetracker.core.decision.Versioned;

/** What every aggregate does with its decider's answer. */
public final class Outcome {

    /** Key of the command metadata that holds the version the command was made for. */
    public static final String EXPECTED_VERSION = "expectedVersion";

    private Outcome() {}

    /**
     * Applies the events of an accepted decision, unless the command was made for another version of the record. What was
     * recorded before is answered again at any version: a client whose first answer was lost may repeat its precondition.
     *
     * @param expected the version that the command was made for; absent where any will do
     */
    public static <E> Decision<E> of(Decision<E> decision, Versioned state, @Nullable Long expected) {
        if (expected != null && expected != state.version() && decision instanceof Accepted<E>) {
            return Decision.refuse(new StaleVersion(expected, state.version()));
        }
        if (decision instanceof Accepted<E>(var events)) {
            events.forEach(AggregateLifecycle::apply);
        }
        return decision;
    }
}
