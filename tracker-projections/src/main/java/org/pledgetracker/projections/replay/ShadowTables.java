package org.pledgetracker.projections.replay;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import javax.sql.DataSource;
import org.pledgetracker.projections.view.RecordedEvent;
import org.pledgetracker.projections.view.View;
import org.pledgetracker.projections.view.ViewPosition;
import org.pledgetracker.projections.view.ViewSchema;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables of all views once more, in a schema of their own, for the one replay that is under way. */
final class ShadowTables {

    static final String SCHEMA = "projection_replay";

    /** Of what is done in them at the same time. */
    static final ThreadFactory BESIDE =
            Thread.ofPlatform().daemon().name("replay-beside").factory();

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final List<View> views;
    private final CommitmentOrder order;
    private final LateIndexes late;

    /** @param dataSource whose statements name the tables of {@link #SCHEMA} alone */
    ShadowTables(DataSource dataSource, Function<JdbcTemplate, List<View>> views) {
        this.dataSource = dataSource;
        this.jdbc = ReplayStatements.on(dataSource);
        this.views = views.apply(jdbc);
        this.late = new LateIndexes(jdbc);
        this.order = new CommitmentOrder(jdbc, new TransactionTemplate(new JdbcTransactionManager(dataSource)));
    }

    /**
     * Begins with no rows, at position 0.
     *
     * @param replay whose tables they are from now on
     */
    void create(String replay) {
        drop();
        ViewSchema.migrate(dataSource, SCHEMA);
        jdbc.execute("comment on schema " + SCHEMA + " is '" + replay + "'");
        jdbc.update(
                "insert into token (processor, segment, position, claimed_at) values (?, 0, 0, now())",
                ViewPosition.PROCESSOR);
        late.leaveOut();
    }

    /**
     * To be called before a batch is folded, outside of its transaction: an index that is made beside changes of the same transaction
     * may not be used in it.
     */
    void prepare(List<RecordedEvent> batch) {
        if (late.lackThoseOf(CommitmentOrder.TABLE) && views.stream().anyMatch(view -> view.looksBack(batch))) {
            late.makeOf(CommitmentOrder.TABLE);
        }
    }

    /**
     * Makes what was left for the end: an order that answers gain from, and indexes.
     *
     * @param beside whether it may take a second processor
     */
    void complete(boolean beside) {
        complete(order.worthwhileBeyond(), beside);
    }

    /** @param large the size of the table of deliveries, in bytes, beyond which they are put in order */
    void complete(long large, boolean beside) {
        try (var second = Executors.newSingleThreadExecutor(BESIDE)) {
            var others = CompletableFuture.runAsync(this::completeOthers, beside ? second : Runnable::run);
            completeDeliveries(large);
            others.join();
        }
    }

    private void completeDeliveries(long large) {
        if (order.isWorthwhile(large)) {
            late.makeOrder();
            order.establish();
        }
        complete(CommitmentOrder.TABLE);
    }

    private void completeOthers() {
        jdbc.queryForList(
                        "select tablename from pg_tables where schemaname = ? and tablename <> ?",
                        String.class,
                        SCHEMA,
                        CommitmentOrder.TABLE)
                .forEach(this::complete);
    }

    private void complete(String table) {
        late.makeOf(table);
        jdbc.execute("analyze " + table);
    }

    /** Whether nobody has begun another replay in them. */
    boolean areOf(String replay) {
        return jdbc.queryForList(
                        "select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = ?",
                        String.class,
                        SCHEMA)
                .contains(replay);
    }

    void drop() {
        jdbc.execute("drop schema if exists " + SCHEMA + " cascade");
    }

    List<View> views() {
        return views;
    }

    /** The last position that is folded. */
    long position() {
        return new ViewPosition(jdbc).current();
    }

    void moveTo(long position) {
        jdbc.update("update token set position = ?", position);
    }
}
