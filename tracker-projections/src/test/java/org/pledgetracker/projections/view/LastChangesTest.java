package org.pledgetracker.projections.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.projections.entries.EntryQueries;
import org.pledgetracker.projections.entries.EntryRecord;
import org.pledgetracker.projections.overlaps.OverlapQueries;
import org.pledgetracker.projections.overlaps.OverlapRecord;
import org.springframework.jdbc.core.JdbcTemplate;

/** The last position that changed a commitment's deliveries, or a link with an end in it. */
@TestInstance(Lifecycle.PER_CLASS)
class LastChangesTest {

    private static final String VERSION =
            "insert into %s values (?, ?, null, ?, ?, '{\"other\":\"%s/disbursements/x\"}')";

    private final HikariDataSource pool = ConnectionPool.openIn(ViewSchema.LIVE, TestDatabase.fresh(), "test", 2);
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);
    private final EntryQueries entries =
            new EntryQueries(new VersionedTable<>("entry_version", EntryRecord.class, jdbc));
    private final OverlapQueries overlaps =
            new OverlapQueries(new VersionedTable<>("overlap_version", OverlapRecord.class, jdbc));

    @BeforeAll
    void changes() {
        ViewSchema.migrate(pool);
        entry("A", 2, 2);
        entry("A", 2, 9);
        entry("B", 3, 3);
        overlap("B", "A", 5);
        overlap("B", "C", 7);
    }

    private void entry(String commitment, long recordedAs, long knownFrom) {
        jdbc.update(
                VERSION.formatted("entry_version", "none"), commitment + recordedAs, knownFrom, commitment, recordedAs);
    }

    private void overlap(String commitment, String other, long position) {
        jdbc.update(VERSION.formatted("overlap_version", other), commitment + position, position, commitment, position);
    }

    @AfterAll
    void close() {
        pool.close();
    }

    @Test
    void entries_and_both_ends_of_links_count() {
        assertThat(lastChanges(List.of("A", "B", "C", "D"), 20)).isEqualTo(Map.of("A", 9L, "B", 7L, "C", 7L));
        assertThat(lastChanges(List.of("A", "B", "C", "D"), 6)).isEqualTo(Map.of("A", 5L, "B", 5L));
    }

    @Test
    void one_commitment_gets_the_same_answer_alone() {
        assertThat(lastChanges(List.of("A"), 20)).isEqualTo(Map.of("A", 9L));
        assertThat(lastChanges(List.of("A"), 4)).isEqualTo(Map.of("A", 2L));
        assertThat(lastChanges(List.of("B"), 4)).isEqualTo(Map.of("B", 3L));
        assertThat(lastChanges(List.of("C"), 20)).isEqualTo(Map.of("C", 7L));
        assertThat(lastChanges(List.of("A"), 1)).isEmpty();
        assertThat(lastChanges(List.of("D"), 20)).isEmpty();
        assertThat(lastChanges(List.of(), 20)).isEmpty();
    }

    private Map<String, Long> lastChanges(List<String> commitments, long upTo) {
        return new LastChanges(
                        jdbc,
                        Stream.concat(overlaps.rows().stream(), entries.rows().stream())
                                .toList())
                .of(commitments, upTo);
    }
}
