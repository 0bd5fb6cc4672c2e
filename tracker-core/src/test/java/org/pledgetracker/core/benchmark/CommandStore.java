package org.pledgetracker.core.benchmark;

import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.pledgetracker.core.decision.TrackerCommand;

/** A store of events with the command side over it. */
interface CommandStore extends AutoCloseable {

    String name();

    /** Returns when it is durable. */
    void record(TrackerCommand command);

    /** Stores events that were decided elsewhere, all or none; returns when they are durable. */
    void append(List<DomainEventMessage<?>> messages);

    @Override
    void close();
}
