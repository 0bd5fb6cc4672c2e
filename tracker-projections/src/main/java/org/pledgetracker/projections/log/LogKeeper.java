package org.pledgetracker.projections.log;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.core.transparency.Checkpoint;
import org.pledgetracker.core.transparency.Hashes;
import org.pledgetracker.core.transparency.LeafData;
import org.pledgetracker.core.transparency.SignerKey;
import org.pledgetracker.core.transparency.TreeBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds every stored event to the log and signs checkpoints, each less than two seconds after its events. Of all nodes that have
 * the key one does at a time: it holds a lock of the database on the very connection that it writes with, so that a node that
 * has lost the one has lost the other.
 */
public final class LogKeeper implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LogKeeper.class);

    /** A number that no other work of the tracker locks. */
    private static final long LOCK = 0x6C6F67L;

    private static final int EVENTS_AT_ONCE = 20_000;
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofMillis(250);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final DataSource dataSource;
    private final EventRows events;
    private final SignerKey key;
    private final LogDirectory directory;
    private final List<CheckpointDelivery> deliveries;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("log-keeper").daemon().unstarted(this::run);
    private volatile @Nullable String error;

    /** @param dataSource one connection is kept while this node signs */
    public LogKeeper(
            DataSource dataSource,
            EventRows events,
            SignerKey key,
            LogDirectory directory,
            List<CheckpointOutlet> outlets) {
        this.dataSource = dataSource;
        this.events = events;
        this.key = key;
        this.directory = directory;
        this.deliveries = outlets.stream().map(CheckpointDelivery::new).toList();
    }

    public void start() {
        deliveries.forEach(CheckpointDelivery::start);
        thread.start();
    }

    /** Why the log stands still; absent while it follows, here or on another node. */
    public @Nullable String error() {
        return error;
    }

    private void run() {
        try {
            do {
                takeTurn();
            } while (!closing.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException closed) {
            log.debug("The log is left to other nodes");
        }
    }

    /** Ends where another node signs, where something fails, or where the node ends. */
    private void takeTurn() throws InterruptedException {
        try (var connection = dataSource.getConnection()) {
            var only = new SingleConnectionDataSource(connection, true);
            var jdbc = new JdbcTemplate(only);
            if (Boolean.TRUE.equals(jdbc.queryForObject("select pg_try_advisory_lock(?)", Boolean.class, LOCK))) {
                try {
                    keep(jdbc, new TransactionTemplate(new JdbcTransactionManager(only)));
                } finally {
                    jdbc.queryForObject("select pg_advisory_unlock(?)", Boolean.class, LOCK);
                }
            }
        } catch (SQLException | RuntimeException failure) {
            fail(failure);
        }
    }

    private void keep(JdbcTemplate jdbc, TransactionTemplate transaction) throws InterruptedException {
        var tables = new LogTables(jdbc);
        var tree = new TreeBuilder(tables, tables.size());
        Duration pause = Duration.ZERO;
        while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            long upTo = Math.min(events.head(), tree.size() + EVENTS_AT_ONCE);
            if (upTo > tree.size()) {
                extend(tree, upTo, tables, transaction);
            }
            recovered();
            pause = upTo < tree.size() + EVENTS_AT_ONCE ? BETWEEN_CHECKPOINTS : Duration.ZERO;
        }
    }

    private void extend(TreeBuilder tree, long upTo, LogTables tables, TransactionTemplate transaction) {
        events.copy(tree.size(), upTo, event -> tree.add(Hashes.leaf(LeafData.of(event))));
        if (tree.size() != upTo) {
            throw new IllegalStateException("events up to %d are missing".formatted(upTo));
        }
        var note =
                key.sign(Checkpoint.of(key.verifier().name(), upTo, tree.root()).text());
        transaction.executeWithoutResult(_ -> tables.store(tree, note));
        giveOut(upTo, note);
    }

    private void giveOut(long size, String note) {
        try {
            directory.keep(note);
        } catch (IOException failure) {
            log.warn("The checkpoint of {} events cannot be kept in {}", size, directory.checkpointFile(), failure);
        }
        deliveries.forEach(delivery -> delivery.offer(size, note));
    }

    private void fail(Exception failure) {
        var told = failure.toString();
        if (!told.equals(error) && closing.getCount() > 0) {
            log.error("The transparency log stands still", failure);
        }
        error = told;
    }

    private void recovered() {
        if (error != null) {
            log.info("The transparency log goes on");
        }
        error = null;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(LONGEST_CLOSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        deliveries.forEach(CheckpointDelivery::close);
    }
}
