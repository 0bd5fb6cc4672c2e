package org.pledgetracker.core.recording;

import com.zaxxer.hikari.HikariDataSource;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.eventstore.EventStoreSchema;
import org.pledgetracker.core.eventstore.EventStores;
import org.pledgetracker.core.eventstore.PostgresEventStore;

/** Two nodes of the tracker on one database: each keeps its own things in memory. */
public record TwoNodes(HikariDataSource pool, PostgresEventStore here, PostgresEventStore there)
        implements AutoCloseable {

    public static TwoNodes open() {
        var pool = ConnectionPool.openIndexed(TestDatabase.fresh(), "test", 12);
        EventStoreSchema.migrate(pool);
        return new TwoNodes(pool, EventStores.on(pool), EventStores.on(pool));
    }

    public Recorder recorderOn(PostgresEventStore node) {
        return new TrackerStore(node, pool).recorder();
    }

    @Override
    public void close() {
        here.shutDown();
        there.shutDown();
        pool.close();
    }
}
