package org.pledgetracker.projections.log;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.database.AdvisoryLock;
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

    private static final int EVENTS_AT_ONCE = 20_000;
    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofMillis(250);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final DataSource dataSource;
    private final EventRows events;
    private final @Nullable SignerKey key;
    private final LogDirectory directory;
    private final List<CheckpointDelivery> deliveries;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("log-keeper").daemon().unstarted(this::run);
    private volatile @Nullable String error;

    /**
     * @param dataSource one connection is kept while this node signs
     * @param key absent: this node leaves the log to those that have it
     */
    public LogKeeper(
            DataSource dataSource,
            EventRows events,
            @Nullable SignerKey key,
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

    public boolean hasKey() {
        return key != null;
    }

    /** Why the log stands still; absent while it follows, here or on another node. */
    public @Nullable String error() {
        return error;
    }

    private void run() {
        var signer = key;
        if (signer == null) {
            return;
        }
        try {
            do {
                takeTurn(signer);
            } while (!closing.await(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException closed) {
            log.debug("The log is left to other nodes");
        }
    }

    /** Ends where another node signs, where something fails, or where the node ends. */
    private void takeTurn(SignerKey signer) throws InterruptedException {
        try (var lock = AdvisoryLock.take(dataSource, AdvisoryLock.Work.TRANSPARENCY_LOG)
                .orElse(null)) {
            if (lock != null) {
                keep(new SingleConnectionDataSource(lock.connection(), true), signer);
            } else {
                recovered();
            }
        } catch (SQLException | RuntimeException | Error failure) {
            fail(failure);
        }
    }

    private void keep(DataSource only, SignerKey signer) throws InterruptedException {
        var tables = new LogTables(new JdbcTemplate(only));
        var transaction = new TransactionTemplate(new JdbcTransactionManager(only));
        var tree = new TreeBuilder(tables, tables.size());
        // Whoever signed it may have ended before it was taken outside.
        tables.last().ifPresent(last -> giveOut(last.size(), last.note()));
        Duration pause = Duration.ZERO;
        while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
            long head = events.head();
            if (head > tree.size()) {
                long upTo = Math.min(head, tree.size() + EVENTS_AT_ONCE);
                extend(tree, upTo, signer, tables, transaction);
            }
            recovered();
            pause = tree.size() < head ? Duration.ZERO : BETWEEN_CHECKPOINTS;
        }
    }

    private void extend(
            TreeBuilder tree, long upTo, SignerKey signer, LogTables tables, TransactionTemplate transaction) {
        events.copy(tree.size(), upTo, event -> tree.add(Hashes.leaf(LeafData.of(event))));
        if (tree.size() != upTo) {
            throw new IllegalStateException("events up to %d are missing".formatted(upTo));
        }
        var note = signer.sign(
                Checkpoint.of(signer.verifier().name(), upTo, tree.root()).text());
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

    private void fail(Throwable failure) {
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
