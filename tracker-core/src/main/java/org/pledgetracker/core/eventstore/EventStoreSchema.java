package org.pledgetracker.core.eventstore;

import javax.sql.DataSource;
import org.pledgetracker.core.database.Schema;

/** Brings the event store's tables to this version, in the schema {@value #NAME}. */
public final class EventStoreSchema {

    public static final String NAME = "event_store";

    private EventStoreSchema() {}

    public static void migrate(DataSource dataSource) {
        Schema.migrate(dataSource, NAME, "classpath:db/eventstore");
    }
}
