package org.pledgetracker.projections.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.pledgetracker.projections.replay.ReplayReport.Folded;
import org.pledgetracker.projections.replay.ReplayReport.Phase;
import org.pledgetracker.projections.view.View;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Carries out one replay, from no rows to the outcome of the comparison. */
final class ReplayRun {

    /** What may be left to fold while the snapshot of the comparison is open. */
    private static final long NEAR = 10_000;

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final ShadowTables tables;
    private final Replay replay;

    /** @param dataSource whose statements name the tables of {@link ShadowTables#SCHEMA} alone */
    ReplayRun(
            DataSource dataSource,
            StreamableMessageSource<TrackedEventMessage<?>> events,
            Function<JdbcTemplate, List<View>> views) {
        this.dataSource = dataSource;
        this.jdbc = ReplayStatements.on(dataSource);
        this.tables = new ShadowTables(dataSource, views);
        this.replay = new Replay(events, tables);
    }

    void carryOut(ReplayJob job) throws InterruptedException {
        tables.create(job.id());
        boolean isAlone = fold(job);
        if (job.upTo() == null) {
            // One to an earlier position is never swapped in: nobody will look for anything in it.
            job.report(job.report().in(Phase.INDEXING));
            tables.complete(isAlone);
            fold(job);
        }
        job.report(job.report().in(Phase.COMPARING));
        compare(job);
    }

    /**
     * Puts the tables of a replay in the place of the live ones.
     *
     * @return the position of the views at that moment; absent where another replay has taken the tables
     */
    OptionalLong swap(ReplayJob job) throws InterruptedException {
        if (!tables.areOf(job.id())) {
            return OptionalLong.empty();
        }
        var each = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        for (long live = LivePosition.of(jdbc); live - tables.position() > NEAR; live = LivePosition.of(jdbc)) {
            replay.fold(live, each, _ -> {}, () -> false);
        }
        return OptionalLong.of(new Swap(jdbc, each, replay).carryOut());
    }

    /**
     * Up to what was asked for, else until the live views are near, however fast they move.
     *
     * @return whether nobody recorded at the end
     */
    private boolean fold(ReplayJob job) throws InterruptedException {
        var each = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        long begun = System.nanoTime();
        long before = tables.position();
        long target = target(job);
        var others = new GivesWay(jdbc);
        do {
            long total = target;
            replay.fold(
                    target,
                    each,
                    position -> {
                        job.report(job.report().folded(folded(position, before, total, begun)));
                        others.pause();
                    },
                    others::isAlone);
            target = target(job);
        } while (target - tables.position() > NEAR);
        return others.isAlone();
    }

    private static Folded folded(long position, long before, long total, long begun) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Folded(position, total, Math.round((position - before) / seconds));
    }

    private long target(ReplayJob job) {
        var upTo = job.upTo();
        return upTo == null ? LivePosition.of(jdbc) : upTo;
    }

    /** In one snapshot, to exactly the position that the live tables have in it. */
    private void compare(ReplayJob job) {
        var snapshot = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.executeWithoutResult(_ -> {
            jdbc.execute("set local timezone = 'UTC'");
            long live = LivePosition.of(jdbc);
            var upTo = job.upTo();
            long position = upTo == null ? live : upTo;
            if (live < position) {
                throw new IllegalStateException("the live views are at %d, before %d".formatted(live, position));
            }
            replay.foldWithin(position);
            job.report(job.report().compared(compare(position, live)));
        });
    }

    private RowComparison.Outcome compare(long position, long live) {
        var comparison = new RowComparison();
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            for (var table : ComparedTable.all(jdbc)) {
                compare(connection, table, position, live, comparison);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the rows could not be compared", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
        return comparison.outcome(position);
    }

    private static void compare(
            Connection connection, ComparedTable table, long position, long live, RowComparison comparison)
            throws SQLException {
        boolean isAlike = position == live || table.tellsThePast();
        try (var replayed = KeyedRows.of(connection, table.replayed())) {
            if (!isAlike) {
                comparison.take(table.name(), replayed);
                return;
            }
            try (var current = KeyedRows.of(connection, table.live(position))) {
                comparison.compare(table.name(), current, replayed);
            }
        }
    }
}
