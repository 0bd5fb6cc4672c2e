package org.pledgetracker.projections.log;

import static org.awaitility.Awaitility.await;
import static org.pledgetracker.core.commitment.Given.register;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.core.eventstore.EventStoreSchema;
import org.pledgetracker.core.eventstore.EventStores;
import org.pledgetracker.core.eventstore.PostgresEventStore;
import org.pledgetracker.core.recording.Provenance;
import org.pledgetracker.core.recording.Recorder;
import org.pledgetracker.core.recording.TrackerStore;
import org.springframework.jdbc.core.JdbcTemplate;

/** A store with a log over it. */
final class TestLog implements AutoCloseable {

    final HikariDataSource pool = ConnectionPool.open(TestDatabase.fresh(), "test", 10);
    final JdbcTemplate jdbc = new JdbcTemplate(pool);
    final EventRows rows = new EventRows(pool);
    final LogTables tables = new LogTables(jdbc);

    private final LogDirectory directory;
    private final PostgresEventStore events;
    private final Recorder recorder;
    private final AtomicInteger commitments = new AtomicInteger();

    /** @param node what the node keeps outside the database */
    TestLog(Path node) {
        directory = new LogDirectory(node);
        EventStoreSchema.migrate(pool);
        LogSchema.migrate(pool);
        events = EventStores.on(pool);
        recorder = new TrackerStore(events, pool).recorder();
    }

    void record(int count) {
        for (int one = 0; one < count; one++) {
            recorder.record(register("C-" + commitments.incrementAndGet()), Provenance.of("account", "request"));
        }
    }

    /** Of this node, with the key that is in its directory or is made there. */
    LogKeeper keeper(CheckpointOutlet... outlets) {
        return keeper(directory, outlets);
    }

    LogKeeper keeper(LogDirectory node, CheckpointOutlet... outlets) {
        var key = LogKey.of(tables, node, "test-log", null).orElseThrow();
        return new LogKeeper(pool, rows, key, node, List.of(outlets));
    }

    /** Records, and waits until the log has it all. */
    void recordIntoLog(int count) {
        try (var keeper = keeper()) {
            keeper.start();
            record(count);
            awaitLog();
        }
    }

    void awaitLog() {
        await().atMost(Duration.ofSeconds(20)).until(() -> tables.size() == rows.head());
    }

    void check() {
        new LogCheck(rows, tables, directory).atStart();
    }

    /** What the owner of the tables can do and no role of the tracker may. */
    void asOwner(String... statements) {
        jdbc.execute("alter table event_store.event disable trigger event_append_only");
        for (var statement : statements) {
            jdbc.execute(statement);
        }
        jdbc.execute("alter table event_store.event enable trigger event_append_only");
    }

    @Override
    public void close() {
        events.shutDown();
        pool.close();
    }
}
