package org.pledgetracker.projections.entries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pledgetracker.core.commitment.Given.disbursement;
import static org.pledgetracker.core.commitment.Given.payment;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.eventstore.EventJson;
import org.pledgetracker.projections.view.LastChanges;
import org.pledgetracker.projections.view.RowsRead;
import org.pledgetracker.projections.view.Version;
import org.pledgetracker.projections.view.VersionedTable;
import org.pledgetracker.projections.view.ViewSchema;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Deliveries of a commitment that has very many, of which one in ten was corrected later and one in a hundred once more, beside very many
 * commitments with few.
 */
@TestInstance(Lifecycle.PER_CLASS)
class EntryQueriesTest {

    private static final String BUSY = "BUSY";
    private static final int ENTRIES = 20_000;
    private static final int LATER = 5_000;
    private static final int HEAD = ENTRIES + LATER;
    private static final int LAST_OF_ALL = 40_000;

    private static final String MANY_ENTRIES = """
            insert into entry_version (key, known_from, known_to, commitment, recorded_as, content)
            select 'BUSY/disbursements/' || number, number, case when number % 10 = 0 then number + :later end,
                   'BUSY', number, ?::json
              from generate_series(1, :entries) as number
            """.replace(":later", "" + LATER).replace(":entries", "" + ENTRIES);

    private static final String CORRECTIONS = """
            insert into entry_version (key, known_from, known_to, commitment, recorded_as, content)
            select key, known_to, case when known_to % 100 = 0 then known_to + 1 end, commitment, recorded_as, content
              from entry_version where known_to is not null
            """;

    private static final String SECOND_CORRECTIONS = """
            insert into entry_version (key, known_from, known_to, commitment, recorded_as, content)
            select key, known_to, null, commitment, recorded_as, content
              from entry_version where known_to = known_from + 1
            """;

    private static final String QUIET = """
            insert into entry_version (key, known_from, known_to, commitment, recorded_as, content)
            select 'Q-' || number % 2000 || '/disbursements/' || number, number, null, 'Q-' || number % 2000, number, '{}'
              from generate_series(1, 40000) as number
            """;

    /** So that rows of one commitment lie apart from each other, as they do where many are recorded at the same time. */
    private static final List<String> SHUFFLING = List.of(
            "create table shuffled as select * from entry_version order by hashtext(key), known_from",
            "truncate entry_version",
            "insert into entry_version select * from shuffled");

    private final HikariDataSource pool = ConnectionPool.openIn(ViewSchema.LIVE, TestDatabase.fresh(), "test", 2);
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);
    private final EntryQueries entries =
            new EntryQueries(new VersionedTable<>("entry_version", EntryRecord.class, jdbc));
    private final RowsRead deliveries = new RowsRead("entry_version", pool);

    @BeforeAll
    void fill() {
        ViewSchema.migrate(pool);
        var paid = payment(null, "100", "USD", null, "2018").dates(date -> date.resolve(Month.JANUARY));
        jdbc.update(MANY_ENTRIES, EventJson.mapper().writeValueAsString(EntryRecord.of(disbursement(BUSY, "e"), paid)));
        jdbc.update(CORRECTIONS);
        jdbc.update(SECOND_CORRECTIONS);
        jdbc.update(QUIET);
        SHUFFLING.forEach(jdbc::execute);
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

    @ParameterizedTest
    @ValueSource(strings = {RowsRead.GENERIC, RowsRead.CUSTOM})
    void what_changed_lately_reads_no_other_rows(String plan) {
        int since = ENTRIES - 100;
        var changed = deliveries.by(plan, () -> entries.changed(BUSY, since, ENTRIES));

        assertThat(changed.answer()).hasSize(100 + 11);
        assertThat(changed.rows()).as("with the later versions of these").isEqualTo(100 + 11 + 11);
    }

    @ParameterizedTest
    @ValueSource(strings = {RowsRead.GENERIC, RowsRead.CUSTOM})
    void the_last_change_reads_a_few_rows(String plan) {
        var last = deliveries.by(plan, () -> lastChanges(List.of(BUSY), HEAD - 5));

        assertThat(last.answer()).containsEntry(BUSY, HEAD - 10L);
        assertThat(last.rows()).isLessThan(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {RowsRead.GENERIC, RowsRead.CUSTOM})
    void the_last_changes_of_many_commitments_read_a_few_rows_of_each(String plan) {
        var some = IntStream.range(0, 50).mapToObj(number -> "Q-" + number).toList();

        var last = deliveries.by(plan, () -> lastChanges(some, LAST_OF_ALL));

        assertThat(last.answer()).hasSize(some.size()).containsEntry("Q-49", 38_049L);
        assertThat(last.rows()).isLessThan(5L * some.size());
    }

    private Map<String, Long> lastChanges(List<String> commitments, long upTo) {
        return new LastChanges(jdbc, entries.rows()).of(commitments, upTo);
    }

    private static List<String> places(List<Version<EntryRecord>> versions) {
        return versions.stream()
                .map(version -> version.key() + " " + version.knownFrom())
                .toList();
    }
}
