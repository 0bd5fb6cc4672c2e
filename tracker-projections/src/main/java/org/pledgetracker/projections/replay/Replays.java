package org.pledgetracker.projections.replay;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.database.AdvisoryLock;
import org.pledgetracker.projections.job.RecentJobs;
import org.pledgetracker.projections.problem.ReplayOutdatedException;
import org.pledgetracker.projections.problem.TooManyWaitingException;
import org.pledgetracker.projections.view.View;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The replays of this node: one at a time on all nodes, and the last ones are remembered until the process ends. */
public final class Replays implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);

    /** Of the replayed tables. */
    public static final String SCHEMA = ShadowTables.SCHEMA;

    /** One holds the lock; migrations, and views that fold beside each other, take two. */
    public static final int CONNECTIONS = 3;

    private static final int REMEMBERED = 50;

    private final RecentJobs<ReplayJob> jobs = new RecentJobs<>(REMEMBERED);
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("replay").daemon().factory());
    private final Supplier<HikariDataSource> pools;
    private final StreamableMessageSource<TrackedEventMessage<?>> events;
    private final Function<JdbcTemplate, List<View>> views;

    /** @param pools opens connections whose statements name the tables of {@link #SCHEMA} alone */
    public Replays(
            Supplier<HikariDataSource> pools,
            StreamableMessageSource<TrackedEventMessage<?>> events,
            Function<JdbcTemplate, List<View>> views) {
        this.pools = pools;
        this.events = events;
        this.views = views;
    }

    /**
     * Begins a replay.
     *
     * @throws TooManyWaitingException where one is running here
     */
    synchronized ReplayJob start(@Nullable Long upTo) {
        if (jobs.all().stream().anyMatch(ReplayJob::isRunning)) {
            throw new TooManyWaitingException("Another replay is running. Ask again when it has ended.");
        }
        var job = new ReplayJob(UUID.randomUUID().toString(), upTo);
        thread.execute(() -> carryOut(job));
        jobs.add(job);
        return job;
    }

    /** Begins a replay of everything, for a person who watches it on a page. */
    public ReplayAnswer begin() {
        return ReplayAnswer.of(start(null));
    }

    /** Those of this node, the latest first. */
    public List<ReplayAnswer> recent() {
        return jobs.all().reversed().stream().map(ReplayAnswer::of).toList();
    }

    Optional<ReplayJob> find(String id) {
        return jobs.find(id);
    }

    /** Whatever goes wrong is what the job tells: nobody else waits for it. */
    private void carryOut(ReplayJob job) {
        try (var pool = pools.get();
                var lock = AdvisoryLock.take(pool, AdvisoryLock.Work.REPLAY).orElse(null)) {
            if (lock == null) {
                job.report(job.report().failed("Another node is replaying."));
            } else {
                run(pool).carryOut(job);
            }
        } catch (InterruptedException ending) {
            job.report(job.report().failed("The node ended."));
        } catch (Exception failure) {
            LOG.error("Replay {} failed", job.id(), failure);
            job.report(job.report().failed("It stopped at an error, which the log of this node tells."));
        }
    }

    /**
     * Puts the tables of a replay in the place of the live ones.
     *
     * @throws TooManyWaitingException where a replay is running, or answers kept the live tables for long
     * @throws ReplayOutdatedException where it was not of everything, or has not ended well, or its tables are gone
     */
    ReplayJob swap(ReplayJob job) throws SQLException, InterruptedException {
        if (job.upTo() != null || job.report().outcome() == null) {
            throw new ReplayOutdatedException("Only a replay of all events that has ended can be put in place.");
        }
        try (var pool = pools.get();
                var lock = AdvisoryLock.take(pool, AdvisoryLock.Work.REPLAY).orElse(null)) {
            if (lock == null) {
                throw new TooManyWaitingException("A replay is running. Ask again when it has ended.");
            }
            long at = run(pool)
                    .swap(job)
                    .orElseThrow(() -> new ReplayOutdatedException(
                            "The tables of this replay are gone: another was begun since, or it is in place."));
            LOG.info("Replay {} was put in the place of the live views at position {}", job.id(), at);
            job.report(job.report().swapped(at));
            return job;
        } catch (CannotAcquireLockException kept) {
            throw new TooManyWaitingException("Answers keep the live tables. Ask again later.", kept);
        }
    }

    private ReplayRun run(DataSource pool) {
        return new ReplayRun(pool, events, views);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
