package org.pledgetracker.projections.entries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pledgetracker.core.commitment.Given.disbursement;
import static org.pledgetracker.core.commitment.Given.payment;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Month;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.eventstore.EventJson;
import org.pledgetracker.projections.view.LastChanges;
import org.pledgetracker.projections.view.Version;
import org.pledgetracker.projections.view.VersionedTable;
import org.pledgetracker.projections.view.ViewSchema;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Deliveries of a commitment that has nearly all of them, of which one in ten was corrected later. */
@TestInstance(Lifecycle.PER_CLASS)
class EntryQueriesTest {

    private static final String BUSY = "BUSY";
    private static final int ENTRIES = 20_000;
    private static final int LATER = 5_000;
    private static final int HEAD = ENTRIES + LATER;

    private static final String MANY_ENTRIES = """
            insert into entry_version (key, known_from, known_to, commitment, recorded_as, content)
            select 'BUSY/disbursements/' || number, number, case when number % 10 = 0 then number + :later end,
                   'BUSY', number, ?::json
              from generate_series(1, :entries) as number
            """.replace(":later", "" + LATER).replace(":entries", "" + ENTRIES);

    private static final String CORRECTIONS = """
            insert into entry_version (key, known_from, known_to, commitment, recorded_as, content)
            select key, known_to, null, commitment, recorded_as, content from entry_version where known_to is not null
            """;

    /** Rows of deliveries, in this session. */
    private static final String READ = "select seq_tup_read + coalesce(idx_tup_fetch, 0)"
            + " from pg_stat_xact_user_tables where relname = 'entry_version'";

    private final HikariDataSource pool = ConnectionPool.openIn(ViewSchema.LIVE, TestDatabase.fresh(), "test", 2);
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);
    private final EntryQueries entries =
            new EntryQueries(new VersionedTable<>("entry_version", EntryRecord.class, jdbc));
    private final TransactionTemplate each = new TransactionTemplate(new JdbcTransactionManager(pool));

    @BeforeAll
    void fill() {
        ViewSchema.migrate(pool);
        var paid = payment(null, "100", "USD", null, "2018").dates(date -> date.resolve(Month.JANUARY));
        jdbc.update(MANY_ENTRIES, EventJson.mapper().writeValueAsString(EntryRecord.of(disbursement(BUSY, "e"), paid)));
        jdbc.update(CORRECTIONS);
        jdbc.execute("analyze entry_version");
    }

    @AfterAll
    void close() {
        pool.close();
    }

    @Test
    void what_changed_is_what_was_recorded_or_corrected_since() {
        var random = new Random(5);
        for (int pair = 0; pair < 10; pair++) {
            int since = random.nextInt(HEAD + 1);
            int knownAt = since + random.nextInt(HEAD + 1 - since);

            var changed = entries.changed(BUSY, since, knownAt);

            assertThat(places(changed))
                    .as("from %d to %d", since, knownAt)
                    .isEqualTo(places(entries.ofCommitments(List.of(BUSY), knownAt).stream()
                            .filter(version -> version.knownFrom() > since)
                            .toList()));
        }
    }

    @Test
    void what_changed_lately_reads_no_other_rows() {
        int since = ENTRIES - 100;
        var changed = readBy(() -> entries.changed(BUSY, since, ENTRIES));

        assertThat(changed.answer()).hasSize(100 + 10);
        assertThat(changed.rows()).as("with the later versions of these").isEqualTo(100 + 10 + 10);
    }

    @Test
    void the_last_change_reads_a_few_rows() {
        var last = readBy(() -> new LastChanges(jdbc, entries.rows()).of(List.of(BUSY), HEAD - 5));

        assertThat(last.answer()).containsEntry(BUSY, HEAD - 10L);
        assertThat(last.rows()).isLessThan(5);
    }

    private static List<String> places(List<Version<EntryRecord>> versions) {
        return versions.stream()
                .map(version -> version.key() + " " + version.knownFrom())
                .toList();
    }

    /** @param rows how many were read for an answer, at the most */
    private record Reading<A>(A answer, long rows) {}

    /** Again and again, so that the server comes to make a plan for any commitment. */
    private <A> Reading<A> readBy(Supplier<A> query) {
        return IntStream.range(0, 15)
                .mapToObj(_ -> Objects.requireNonNull(each.execute(_ -> {
                    long before = read();
                    var answer = query.get();
                    return new Reading<>(answer, read() - before);
                })))
                .max((one, other) -> Long.compare(one.rows(), other.rows()))
                .orElseThrow();
    }

    private long read() {
        return jdbc.queryForList(READ, Long.class).stream().findFirst().orElse(0L);
    }
}
