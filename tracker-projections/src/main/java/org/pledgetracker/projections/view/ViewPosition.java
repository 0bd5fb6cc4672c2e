package org.pledgetracker.projections.view;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;

/** How far the views are, and a place to wait for them that holds no connection. */
public final class ViewPosition {

    /** The name under which the views' position is kept. */
    public static final String PROCESSOR = "views";

    private static final String CURRENT = "select position from token where processor = ? and segment = 0";

    /** In one round trip, which takes as long as most questions of an answer. */
    private static final String IN_ONE_SNAPSHOT = "set transaction isolation level repeatable read; " + CURRENT;

    /** Another process may be the one that folds, so the table is asked again now and then. */
    private static final long NANOS_BETWEEN_LOOKS = Duration.ofMillis(20).toNanos();

    private final JdbcTemplate jdbc;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile long seen;

    public ViewPosition(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The last position that the views include. Within a transaction: as of its snapshot. */
    public long current() {
        return seen(jdbc.queryForList(CURRENT, Long.class, PROCESSOR).stream()
                .findFirst()
                .orElse(0L));
    }

    /**
     * The same, as the first question of a transaction, which sees everything as of then from there on.
     *
     * @throws IllegalStateException where there is no transaction
     */
    long currentInOneSnapshot() {
        Long position = jdbc.execute(IN_ONE_SNAPSHOT, (PreparedStatementCallback<Long>) statement -> {
            if (statement.getConnection().getAutoCommit()) {
                throw new IllegalStateException("each question would be answered as of another moment");
            }
            statement.setString(1, PROCESSOR);
            statement.execute();
            statement.getMoreResults();
            try (var row = statement.getResultSet()) {
                return row.next() ? row.getLong(1) : 0L;
            }
        });
        return seen(Objects.requireNonNull(position));
    }

    private long seen(long position) {
        seen = Math.max(seen, position);
        return position;
    }

    /** The last position that this process has seen, without a look. */
    long seen() {
        return seen;
    }

    /** @return whether the views reached the position in time */
    public boolean await(long position, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (seen < position && current() < position) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            lock.lockInterruptibly();
            try {
                var _ = moved.awaitNanos(Math.min(left, NANOS_BETWEEN_LOOKS));
            } finally {
                lock.unlock();
            }
        }
        return true;
    }

    void signal() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
