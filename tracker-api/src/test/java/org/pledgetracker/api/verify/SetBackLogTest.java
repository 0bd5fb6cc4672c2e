package org.pledgetracker.api.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.core.eventstore.EventStoreSchema;
import org.pledgetracker.core.eventstore.EventStores;
import org.pledgetracker.core.eventstore.PostgresEventStore;
import org.pledgetracker.projections.benchmark.ManyEntries;
import org.pledgetracker.projections.log.LogDirectory;
import org.pledgetracker.projections.log.LogFiles;
import org.pledgetracker.projections.log.LogKeeper;
import org.pledgetracker.projections.log.LogKey;
import org.pledgetracker.projections.log.LogSchema;
import org.pledgetracker.projections.log.LogTables;
import org.springframework.jdbc.core.JdbcTemplate;

/** The owner of the tables, who has the log's key too, removes events and sets the log back. */
class SetBackLogTest {

    private static final int COMMITMENTS = 50;
    private static final Path GO_CHECK = Path.of("src/test/audit/check-log.go");

    @TempDir
    private Path directory;

    private final HikariDataSource pool = ConnectionPool.open(TestDatabase.fresh(), "test", 8);
    private final EventRows rows = new EventRows(pool);
    private final LogTables tables = new LogTables(new JdbcTemplate(pool));
    private PostgresEventStore events;

    @BeforeEach
    void open() {
        EventStoreSchema.migrate(pool);
        LogSchema.migrate(pool);
        events = EventStores.on(pool);
    }

    @AfterEach
    void close() {
        events.shutDown();
        pool.close();
    }

    @Test
    void the_last_hundred_events_are_missed_by_whoever_kept_a_checkpoint() throws IOException {
        new ManyEntries(events, COMMITMENTS).append(1_000);
        var before = logged("before");
        setBack(100);
        var after = logged("after");
        var key = tables.verifier().orElseThrow().toString();

        assertThat(Outcome.of("--log", after.toString(), "--key", key).told()).endsWith("ALL OF IT HOLDS\n");
        assertThat(Outcome.of(
                                "--log",
                                after.toString(),
                                "--key",
                                key,
                                "--checkpoint",
                                before.resolve("checkpoint").toString())
                        .told())
                .contains("it was set back");
    }

    @Test
    @Tag("slow")
    void packages_of_another_language_accept_every_leaf_of_a_large_log() throws IOException, InterruptedException {
        new ManyEntries(events, COMMITMENTS).append(100_000);
        var log = logged("large");
        var key = tables.verifier().orElseThrow().toString();
        var go = new ProcessBuilder("go", "run", GO_CHECK.toString(), log.toString(), key).redirectErrorStream(true);
        go.environment()
                .putAll(Map.of(
                        "GO111MODULE", "off",
                        "GOPATH", "/usr/share/gocode",
                        "GOCACHE", directory.resolve("go").toString()));
        var process = go.start();
        var told = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(told).isZero();
        assertThat(told).contains("every leaf is in the tree: " + rows.head());
        assertThat(rows.head()).isGreaterThan(100_000);
        assertThat(Outcome.of("--log", log.toString(), "--key", key).told()).endsWith("ALL OF IT HOLDS\n");
    }

    private void setBack(int count) {
        var jdbc = new JdbcTemplate(pool);
        long left = rows.head() - count;
        jdbc.execute("alter table event_store.event disable trigger event_append_only");
        jdbc.update("delete from event_store.event where position > ?", left);
        jdbc.update("update event_store.event_head set position = ?", left);
        jdbc.execute("truncate log.tile, log.checkpoint");
    }

    /** Lets the log catch up and copies it. */
    private Path logged(String name) throws IOException {
        var node = new LogDirectory(directory.resolve("node"));
        var key = LogKey.of(tables, node, "test-log", null).orElseThrow();
        try (var keeper = new LogKeeper(pool, rows, key, node, List.of())) {
            keeper.start();
            await().atMost(Duration.ofMinutes(1)).until(() -> tables.size() == rows.head());
        }
        var last = tables.last().orElseThrow();
        var files = new LogFiles(tables, rows);
        return LogMirror.write(
                directory.resolve(name),
                last.note(),
                last.size(),
                path -> files.read(path).orElseThrow());
    }
}
