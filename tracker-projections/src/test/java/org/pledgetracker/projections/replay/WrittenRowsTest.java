package org.pledgetracker.projections.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.eventstore.EventJson;
import org.pledgetracker.core.eventstore.EventStoreSchema;
import org.pledgetracker.core.eventstore.EventStores;
import org.pledgetracker.core.eventstore.RecordReader;
import org.pledgetracker.projections.config.TestViews;
import org.pledgetracker.projections.entries.EntryRecord;
import org.pledgetracker.projections.overlaps.OverlapRecord;
import org.pledgetracker.projections.reconciliation.ClaimRecord;
import org.pledgetracker.projections.reconciliation.SettlementRecord;
import org.pledgetracker.projections.register.CommitmentRecord;
import org.pledgetracker.projections.register.ObligationRecord;
import org.pledgetracker.projections.register.PledgeRecord;
import org.pledgetracker.projections.register.SourceRecord;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Rows of views have a form that is read quickly, and say the same when they are read otherwise. */
class WrittenRowsTest {

    private static final JsonMapper JSON = EventJson.mapper();

    private static final Map<String, Class<?>> TABLES = Map.of(
            "commitment_version", CommitmentRecord.class,
            "pledge_version", PledgeRecord.class,
            "obligation_version", ObligationRecord.class,
            "source_version", SourceRecord.class,
            "entry_version", EntryRecord.class,
            "overlap_version", OverlapRecord.class,
            "claim_version", ClaimRecord.class,
            "settlement_version", SettlementRecord.class);

    private final HikariDataSource pool =
            ConnectionPool.openForDerived(Replays.SCHEMA, TestDatabase.fresh(), "test", Replays.CONNECTIONS);

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void rows_of_all_kinds_are_read_by_their_form() throws InterruptedException {
        fold();

        TABLES.forEach((table, record) -> {
            var form = EventJson.form(record, JSON);
            var contents = contents(table);
            assertThat(contents).as(table).isNotEmpty();
            for (var content : contents) {
                assertThat(form.read(content.getBytes(UTF_8))).as(content).contains(JSON.readValue(content, record));
            }
        });
    }

    @Test
    void what_needs_escapes_is_read_too() {
        var overlap = "{\"kind\":\"SAME_FACT\",\"entry\":\"A-1/trainings/x\",\"other\":\"A-1/trainings/y\","
                + "\"reason\":\"\\\"né\\\"\\n\\\\\",\"state\":\"STANDING\"}";

        var read = new RecordReader<>(OverlapRecord.class, JSON).read(overlap.getBytes(UTF_8));

        assertThat(read.reason()).isEqualTo("\"né\"\n\\");
    }

    private void fold() throws InterruptedException {
        EventStoreSchema.migrate(pool);
        var events = EventStores.on(pool);
        RandomEvents.publish(events, 23, 6_000);
        var tables = new ShadowTables(pool, TestViews::views);
        tables.create("test");
        long head = events.createHeadToken().position().orElseThrow();
        new Replay(events, tables)
                .fold(head, new TransactionTemplate(new JdbcTransactionManager(pool)), _ -> {}, () -> false);
        events.shutDown();
    }

    private List<String> contents(String table) {
        return new JdbcTemplate(pool).query("select content from " + table, (row, _) -> row.getString(1));
    }
}
