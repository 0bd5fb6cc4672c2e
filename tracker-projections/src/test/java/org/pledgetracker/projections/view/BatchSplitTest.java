package org.pledgetracker.projections.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.decision.DecidedHistory;
import org.pledgetracker.core.decision.RandomHistory;
import org.pledgetracker.projections.config.Views;
import org.springframework.jdbc.core.JdbcTemplate;

/** How events are cut into batches changes no row: live, behind and replaying, the views come out the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BatchSplitTest {

    private static final int SEEDS = 25;
    private static final int SPLITS = 4;
    private static final int COMMANDS = 150;
    private static final List<String> TABLES = List.of(
            "commitment_version",
            "pledge_version",
            "obligation_version",
            "source_version",
            "entry_version",
            "claim_version",
            "settlement_version",
            "exchange_rate",
            "exchange_rate_source",
            "history",
            "overlap_version",
            "tally_checkpoint",
            "tally_count");

    private HikariDataSource pool;
    private JdbcTemplate jdbc;
    private List<View> views;

    @BeforeAll
    void open() {
        pool = ConnectionPool.openIn(ViewSchema.LIVE, TestDatabase.fresh(), "test", 2);
        ViewSchema.migrate(pool);
        jdbc = new JdbcTemplate(pool);
        views = Views.on(jdbc, 5);
    }

    @AfterAll
    void close() {
        pool.close();
    }

    @Test
    void any_split_into_batches_that_keeps_the_order_gives_the_same_rows() {
        int rows = 0;
        long lapsed = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            var events = recorded(RandomHistory.of(seed, COMMANDS).events());
            var random = new Random(seed);
            var oneByOne = rowsAfter(events, () -> 1);
            for (int split = 0; split < SPLITS; split++) {
                assertThat(rowsAfter(events, () -> 1 + random.nextInt(events.size())))
                        .as("seed %d", seed)
                        .isEqualTo(oneByOne);
            }
            rows += oneByOne.size();
            lapsed += oneByOne.stream().filter(row -> row.contains("LAPSED")).count();
        }
        assertThat(rows).isGreaterThan(SEEDS * COMMANDS / 4);
        assertThat(lapsed).as("links that ended with an end of theirs").isPositive();
    }

    private List<String> rowsAfter(List<RecordedEvent> events, IntSupplier batchSize) {
        TABLES.forEach(table -> jdbc.execute("truncate projection." + table));
        for (int from = 0; from < events.size(); ) {
            int to = Math.min(events.size(), from + batchSize.getAsInt());
            var batch = events.subList(from, to);
            views.forEach(view -> view.fold(batch));
            from = to;
        }
        var rows = new ArrayList<String>();
        for (var table : TABLES) {
            rows.addAll(jdbc.queryForList("select t::text from projection." + table + " t order by 1", String.class));
        }
        return rows;
    }

    private static List<RecordedEvent> recorded(List<DecidedHistory.Happened> events) {
        var recorded = new ArrayList<RecordedEvent>();
        for (var happened : events) {
            long position = recorded.size() + 1L;
            recorded.add(new RecordedEvent(
                    position,
                    happened.sequence(),
                    Instant.EPOCH.plusSeconds(position),
                    happened.event(),
                    "account",
                    null));
        }
        return recorded;
    }
}
