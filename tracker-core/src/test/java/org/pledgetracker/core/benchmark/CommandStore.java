package org.pledgetracker.core.benchmark;

import java.util.concurrent.ThreadFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.pledgetracker.core.decision.TrackerCommand;

/** A store of events with the command side over it. */
interface CommandStore extends AutoCloseable {

    String name();

    /** Returns when it is durable. */
    void record(TrackerCommand command);

    EmbeddedEventStore events();

    /** The threads on which its callers do best. */
    ThreadFactory threads();

    @Override
    void close();
}
