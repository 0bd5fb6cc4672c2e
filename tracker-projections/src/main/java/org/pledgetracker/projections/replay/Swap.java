package org.pledgetracker.projections.replay;

import org.pledgetracker.projections.view.ViewSchema;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Puts replayed tables in the place of the live ones, in one transaction. Every answer, and every batch that is folded, takes
 * its tables by way of the position's one and keeps that until it ends; so none sees some tables of one side and some of the
 * other, on any node.
 */
final class Swap {

    static final String RETIRED = "projection_retired";

    private static final int ATTEMPTS = 20;

    /** Answers queue behind whoever waits for this lock, so the wait is short and begins again later. */
    private static final String WAIT = "set local lock_timeout = '300ms'";

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
    long carryOut() throws InterruptedException {
        dropRetired();
        long position = exchange(1);
        dropRetired();
        return position;
    }

    private long exchange(int attempt) throws InterruptedException {
        try {
            return transaction.execute(_ -> exchange());
        } catch (CannotAcquireLockException kept) {
            if (attempt == ATTEMPTS) {
                throw kept;
            }
            Thread.sleep(100L * attempt);
            return exchange(attempt + 1);
        }
    }

    private long exchange() {
        jdbc.execute(WAIT);
        jdbc.execute("lock table " + ViewSchema.LIVE + ".token in access exclusive mode");
        long live = LivePosition.of(jdbc);
        fold(live);
        jdbc.update("update token set owner = live.owner, claimed_at = live.claimed_at from " + ViewSchema.LIVE
                + ".token as live where live.processor = token.processor and live.segment = token.segment");
        jdbc.execute("alter schema " + ViewSchema.LIVE + " rename to " + RETIRED);
        jdbc.execute("alter schema " + ShadowTables.SCHEMA + " rename to " + ViewSchema.LIVE);
        return live;
    }

    private void fold(long live) {
        try {
            replay.fold(live, TransactionOperations.withoutTransaction(), _ -> {});
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the exchange was interrupted", e);
        }
    }

    private void dropRetired() {
        jdbc.execute("drop schema if exists " + RETIRED + " cascade");
    }
}
