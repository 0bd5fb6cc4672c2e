package org.pledgetracker.core.eventstore;

import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.jspecify.annotations.Nullable;

/** Axon's event store on our engine, whose thread ends with it. */
public final class PostgresEventStore extends EmbeddedEventStore {

    private final GroupCommitEventStorageEngine engine;

    private PostgresEventStore(GroupCommitEventStorageEngine engine) {
        super(EmbeddedEventStore.builder().storageEngine(engine));
        this.engine = engine;
    }

    static PostgresEventStore on(GroupCommitEventStorageEngine engine) {
        return new PostgresEventStore(engine);
    }

    /** Reads ahead, and follows the appends of all nodes. A failure to read comes out of the stream, which is then at its end. */
    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken token) {
        return engine.follow(token);
    }

    public AppendMetrics metrics() {
        return engine.metrics();
    }

    /** What was taken is stored before it returns; commands that wait are refused. */
    @Override
    public void shutDown() {
        super.shutDown();
        engine.close();
    }
}
