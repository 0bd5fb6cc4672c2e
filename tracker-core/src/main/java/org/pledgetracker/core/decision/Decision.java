package org.pledgetracker.core.decision;

import java.util.List;

/** A decider's answer to a command. */
public sealed interface Decision<E> {

    /** These events happened; they are recorded together or not at all. */
    record Accepted<E>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /**
     * The same was recorded before, so nothing happens and the first answer is given again.
     *
     * @param sequence the place, from 0, in the aggregate's own stream of the event that recorded it
     */
    record Repeated<E>(long sequence) implements Decision<E> {}

    /** Nothing happened. */
    record Refused<E>(Refusal refusal) implements Decision<E> {}

    static <E> Decision<E> accept(E event) {
        return new Accepted<>(List.of(event));
    }

    static <E> Decision<E> repeat(long sequence) {
        return new Repeated<>(sequence);
    }

    static <E> Decision<E> refuse(Refusal refusal) {
        return new Refused<>(refusal);
    }
}
