package org.pledgetracker.core.eventstore;

import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/** Opens the store of events: what aggregates append to and processors follow. */
public final class EventStores {

    /** How long a node waits before it asks again for events that another node appended. */
    private static final long MILLIS_BETWEEN_LOOKS = 50;

    private EventStores() {}

    /** @param dataSource to a database whose schema is migrated */
    public static EmbeddedEventStore on(DataSource dataSource) {
        return EmbeddedEventStore.builder()
                .storageEngine(PostgresEventStorageEngine.on(dataSource, new StoredEventSerializer()))
                .fetchDelay(MILLIS_BETWEEN_LOOKS)
                .build();
    }
}
