package org.pledgetracker.projections.replay;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Puts a replay's deliveries of each commitment next to each other. They come in the order of events: an answer about one
 * commitment reads as many pages as it has deliveries, and where the table does not stay in the server's memory, each has to be
 * fetched.
 */
final class CommitmentOrder {

    static final String TABLE = "entry_version";

    static final String INDEX = TABLE + "_commitment_recorded_as_idx";

    private static final Logger LOG = LoggerFactory.getLogger(CommitmentOrder.class);

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;

    /** @param jdbc whose statements name the replay's tables alone */
    CommitmentOrder(JdbcTemplate jdbc, TransactionOperations transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * The size of their table, in bytes, beyond which it is worth the time: beyond a quarter of its buffers the server itself
     * takes a table for one that would not stay there.
     */
    long worthwhileBeyond() {
        return jdbc.query("select pg_size_bytes(current_setting('shared_buffers')) / 4", (row, _) -> row.getLong(1))
                .getFirst();
    }

    /** @param beyond the size of the table, in bytes, up to which it is not worth the time */
    boolean isWorthwhile(long beyond) {
        return jdbc.queryForList("select pg_relation_size('" + TABLE + "') > ?", Boolean.class, beyond)
                .contains(true);
    }

    /**
     * Needs {@link #INDEX}. Only the speed of answers depends on it: where somebody else uses the table, perhaps a backup, it stays
     * as it is.
     */
    void establish() {
        try {
            transaction.executeWithoutResult(_ -> cluster());
        } catch (CannotAcquireLockException e) {
            LOG.warn("deliveries stay in the order of events, since somebody else uses their table", e);
        }
    }

    private void cluster() {
        // By its index each row would come from a page of its own; up to some size the server would prefer that.
        jdbc.execute("set local enable_indexscan = off");
        jdbc.execute("cluster " + TABLE + " using " + INDEX);
    }
}
