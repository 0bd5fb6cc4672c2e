package org.pledgetracker.core.eventstore;

import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/** Axon's event store on our engine, whose thread ends with it. */
public final class PostgresEventStore extends EmbeddedEventStore {

    /** How long a node waits before it asks again for events that another node appended. */
    private static final long MILLIS_BETWEEN_LOOKS = 50;

    private final GroupCommitEventStorageEngine engine;

    private PostgresEventStore(GroupCommitEventStorageEngine engine) {
        super(EmbeddedEventStore.builder().storageEngine(engine).fetchDelay(MILLIS_BETWEEN_LOOKS));
        this.engine = engine;
    }

    static PostgresEventStore on(GroupCommitEventStorageEngine engine) {
        return new PostgresEventStore(engine);
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
