package org.pledgetracker.projections.replay;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Puts the deliveries of each commitment next to each other. They come in the order of events: an answer about one commitment
 * reads as many pages as it has deliveries, and where the table does not stay in the server's memory, each has to be fetched.
 */
final class CommitmentOrder {

    /** Beyond a quarter of its buffers the server itself takes a table for one that would not stay there. */
    private static final String IS_LARGE = """
            select pg_relation_size('entry_version') > pg_size_bytes(current_setting('shared_buffers')) / 4
            """;

    private CommitmentOrder() {}

    /** @param jdbc whose statements name the replay's tables alone; nobody else uses them meanwhile */
    static void establishWhereLarge(JdbcTemplate jdbc) {
        if (Boolean.TRUE.equals(jdbc.queryForObject(IS_LARGE, Boolean.class))) {
            establish(jdbc);
        }
    }

    static void establish(JdbcTemplate jdbc) {
        // Without figures about the table it might be read by way of the index, each row from a page of its own.
        jdbc.execute("analyze entry_version");
        jdbc.execute("cluster entry_version using entry_version_commitment_known_from_idx");
    }
}
