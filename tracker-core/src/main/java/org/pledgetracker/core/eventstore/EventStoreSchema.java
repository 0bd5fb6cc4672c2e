package org.pledgetracker.core.eventstore;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the event store's tables to this version, in the schema {@value #NAME}. */
public final class EventStoreSchema {

    public static final String NAME = "event_store";

    private EventStoreSchema() {}

    public static void migrate(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas(NAME)
                .locations("classpath:db/eventstore")
                .load()
                .migrate();
    }
}
