package org.pledgetracker.projections.replay;

import java.time.Duration;
import org.pledgetracker.projections.view.ViewSchema;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Puts replayed tables in the place of the live ones, in one transaction. Every answer, and every batch that is folded, takes
 * its tables by way of the position's one and keeps that until it ends; so none sees some tables of one side and some of the
 * other, on any node.
 */
final class Swap {

    private static final Logger LOG = LoggerFactory.getLogger(Swap.class);

    private static final String RETIRED = "projection_retired";

    /** Answers queue behind whoever waits for this lock, so the wait is short and begins again later. */
    private static final String WAIT = "set local lock_timeout = '300ms'";

    private static final RetryPolicy LATER = RetryPolicy.builder()
            .includes(CannotAcquireLockException.class)
            .maxRetries(20)
            .delay(Duration.ofMillis(100))
            .multiplier(1.2)
            .build();

    private final JdbcTemplate jdbc;
    private final TransactionOperations transaction;
    private final Replay replay;

    Swap(JdbcTemplate jdbc, TransactionOperations transaction, Replay replay) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.replay = replay;
    }

    /**
     * @return the position of the views at that moment
     * @throws CannotAcquireLockException where answers kept the tables each time
     */
    long carryOut() {
        dropRetired();
        long position = new RetryTemplate(LATER).invoke(() -> transaction.execute(_ -> exchange()));
        try {
            dropRetired();
        } catch (CannotAcquireLockException e) {
            LOG.warn("the tables that were replaced are still read; the next swap drops them", e);
        }
        return position;
    }

    private long exchange() {
        jdbc.execute(WAIT);
        // Whoever is told that it is done relies on it.
        jdbc.execute("set local synchronous_commit = on");
        jdbc.execute("lock table " + ViewSchema.LIVE + ".token in access exclusive mode");
        long live = LivePosition.of(jdbc);
        replay.foldWithin(live);
        LateIndexes.restoreKey(jdbc);
        jdbc.update("update token set owner = live.owner, claimed_at = live.claimed_at from " + ViewSchema.LIVE
                + ".token as live where live.processor = token.processor and live.segment = token.segment");
        jdbc.execute("alter schema " + ViewSchema.LIVE + " rename to " + RETIRED);
        jdbc.execute("alter schema " + ShadowTables.SCHEMA + " rename to " + ViewSchema.LIVE);
        return live;
    }

    private void dropRetired() {
        jdbc.execute("drop schema if exists " + RETIRED + " cascade");
    }
}
