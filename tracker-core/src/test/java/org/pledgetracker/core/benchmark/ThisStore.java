package org.pledgetracker.core.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.pledgetracker.core.decision.TrackerCommand;
import org.pledgetracker.core.eventstore.EventStoreSchema;
import org.pledgetracker.core.eventstore.EventStores;
import org.pledgetracker.core.recording.Provenance;
import org.pledgetracker.core.recording.Recorder;
import org.pledgetracker.core.recording.TrackerStore;

/** The tracker's own store, put together as the application does. */
final class ThisStore implements CommandStore {

    static final String NAME = "this store";

    private static final int CONNECTIONS = 10;
    private static final Provenance BY = Provenance.of("account-1", "benchmark");

    private final HikariDataSource pool;
    private final EmbeddedEventStore events;
    private final Recorder recorder;

    private ThisStore(HikariDataSource pool) {
        this.pool = pool;
        events = EventStores.on(pool);
        recorder = new TrackerStore(events, pool).recorder();
    }

    static ThisStore open() {
        var pool = Databases.open("this-store", CONNECTIONS);
        EventStoreSchema.migrate(pool);
        return new ThisStore(pool);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void record(TrackerCommand command) {
        recorder.record(command, BY);
    }

    @Override
    public void append(List<DomainEventMessage<?>> messages) {
        events.publish(messages);
    }

    /** Hands over the payloads of the first events, in order, as a processor would get them. */
    void replay(long count, Consumer<Object> payloads) throws InterruptedException {
        try (var stream = events.openStream(null)) {
            for (long read = 0; read < count; read++) {
                payloads.accept(stream.nextAvailable().getPayload());
            }
        }
    }

    DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        events.shutDown();
        pool.close();
    }
}
