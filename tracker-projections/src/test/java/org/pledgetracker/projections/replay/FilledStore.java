package org.pledgetracker.projections.replay;

import static org.pledgetracker.core.commitment.Given.pay;

import com.zaxxer.hikari.HikariDataSource;
import java.time.LocalDate;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.eventstore.EventStoreSchema;
import org.pledgetracker.core.eventstore.EventStores;
import org.pledgetracker.core.eventstore.PostgresEventStore;
import org.pledgetracker.core.recording.Provenance;
import org.pledgetracker.core.recording.Recorder;
import org.pledgetracker.core.recording.TrackerStore;
import org.pledgetracker.projections.benchmark.ManyEntries;
import org.pledgetracker.projections.config.TestViews;
import org.pledgetracker.projections.progress.ProgressQueries;
import org.pledgetracker.projections.progress.Question;
import org.pledgetracker.projections.view.Snapshots;
import org.pledgetracker.projections.view.ViewPosition;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A store with many events and the views of them, a hundred deliveries to a commitment. */
final class FilledStore implements AutoCloseable {

    private static final int ENTRIES_A_COMMITMENT = 100;
    private static final int CONNECTIONS = 16;
    private static final Provenance BY = Provenance.of("account", "benchmark");

    private final HikariDataSource recording;
    private final HikariDataSource views;
    private final PostgresEventStore events;
    private final Recorder recorder;
    private final ProgressQueries progress;
    private final Snapshots snapshots;
    private final int commitments;
    private final long registered;
    private final AtomicLong payments = new AtomicLong();
    private long head;

    FilledStore(int entries) {
        var database = TestDatabase.fresh();
        recording = ConnectionPool.openIndexed(database, "events", CONNECTIONS);
        views = ConnectionPool.openForDerived(Replays.SCHEMA, database, "views", CONNECTIONS);
        EventStoreSchema.migrate(views);
        events = EventStores.on(recording);
        recorder = new TrackerStore(events, recording).recorder();
        commitments = entries / ENTRIES_A_COMMITMENT;
        registered = 2L * commitments;
        var jdbc = new JdbcTemplate(views);
        progress = new TestViews(jdbc).progress();
        snapshots = new Snapshots(new JdbcTransactionManager(views), new ViewPosition(jdbc));
        new ManyEntries(events, commitments).append(entries);
        head = events.createHeadToken().position().orElseThrow();
    }

    /** @return how many events were folded a second, indexes made at the end included */
    double rebuild() throws InterruptedException {
        var tables = new ShadowTables(views, TestViews::views);
        tables.create("benchmark");
        long begun = System.nanoTime();
        new Replay(events, tables)
                .fold(head, new TransactionTemplate(new JdbcTransactionManager(views)), _ -> {}, () -> true);
        tables.complete(true);
        return head * 1e9 / (System.nanoTime() - begun);
    }

    long head() {
        return head;
    }

    /** @param active how many of the commitments are paid for, each as likely as the others */
    void record(int active) {
        payFor(ThreadLocalRandom.current().nextInt(Math.min(active, commitments)));
    }

    private void payFor(int commitment) {
        var payment = pay(ManyEntries.commitment(commitment), "later-" + payments.incrementAndGet(), "5", "USD");
        recorder.record(payment, BY);
    }

    /**
     * Pays for each commitment once, so that what is known of them is kept as in a store that has been in use.
     *
     * @return how many commands a second that were
     */
    double payForEach(int clients) {
        return forEach(clients, this::payFor);
    }

    /** Of some commitment, for some day, as known at some position. */
    void read() {
        readOf(ThreadLocalRandom.current().nextInt(commitments));
    }

    /**
     * Reads progress of each commitment once, so that the server's memory holds of the views what it holds in use.
     *
     * @return how many answers a second that were
     */
    double readEach(int clients) {
        return forEach(clients, this::readOf);
    }

    private void readOf(int commitment) {
        var random = ThreadLocalRandom.current();
        var code = new CommitmentCode(ManyEntries.commitment(commitment));
        LocalDate day = ManyEntries.FIRST.plusDays(random.nextInt(ManyEntries.DAYS));
        long at = random.nextLong(registered + 1, head + 1);
        if (snapshots.read(_ -> progress.of(code, Question.of(day, at))).isEmpty()) {
            throw new IllegalStateException("there is no progress of " + code);
        }
    }

    /** @return how many a second that were */
    private double forEach(int clients, IntConsumer request) {
        var left = new AtomicInteger(commitments);
        long begun = System.nanoTime();
        try (var running = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < clients; client++) {
                running.execute(() -> {
                    for (int next = left.decrementAndGet(); next >= 0; next = left.decrementAndGet()) {
                        request.accept(next);
                    }
                });
            }
        }
        return commitments * 1e9 / (System.nanoTime() - begun);
    }

    @Override
    public void close() {
        events.shutDown();
        recording.close();
        views.close();
    }
}
