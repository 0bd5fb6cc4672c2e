package org.pledgetracker.core.eventstore;

import javax.sql.DataSource;

/** Opens the store of events: what aggregates append to and processors follow. */
public final class EventStores {

    private EventStores() {}

    /** @param dataSource to a database whose schema is migrated */
    public static PostgresEventStore on(DataSource dataSource) {
        return PostgresEventStore.on(GroupCommitEventStorageEngine.on(dataSource, new StoredEventSerializer()));
    }
}
