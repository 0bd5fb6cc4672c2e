package org.pledgetracker.api.exchange;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.eventstore.IdempotencyKey;
import org.pledgetracker.core.recording.KeyReusedException;
import org.pledgetracker.core.recording.Provenance;
import org.pledgetracker.core.recording.Recorder;
import org.pledgetracker.projections.job.RecentJobs;
import org.pledgetracker.projections.problem.TooManyWaitingException;
import org.pledgetracker.projections.read.OwnWrites;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The imports of this node: one runs, some wait, and the last ones are remembered until the process ends. */
@Component
final class Imports implements DisposableBean {

    private static final int REMEMBERED = 100;
    private static final int WAITING = 8;
    private static final int SECONDS_TO_END = 5;

    private final RecentJobs<ImportJob> jobs = new RecentJobs<>(REMEMBERED);
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("imports").daemon().factory());
    private final ImportRun run;
    private volatile boolean ending;

    Imports(Recorder recorder, OwnWrites ownWrites) {
        run = new ImportRun(recorder, ownWrites, () -> ending);
    }

    /** @param repeated the same file was sent before under its idempotency key, and this is its import */
    record Started(ImportJob job, boolean repeated) {}

    /**
     * Begins an import, or finds the one that was begun under the same key.
     *
     * @param correlation of the events; absent where the id of the import will do
     * @throws KeyReusedException where the key stands for another import
     * @throws TooManyWaitingException where others have to come first
     */
    synchronized Started start(
            ImportKind kind,
            ImportRequest request,
            byte[] file,
            String account,
            @Nullable String correlation,
            @Nullable IdempotencyKey key) {
        var before = begunUnder(key);
        if (before.isPresent()) {
            return new Started(before.get(), true);
        }
        var id = UUID.randomUUID().toString();
        var job = new ImportJob(id, account, request, key);
        var provenance = Provenance.of(account, correlation == null ? id : correlation);
        try {
            thread.execute(() -> run.carryOut(job, kind, file, provenance));
        } catch (RejectedExecutionException full) {
            throw new TooManyWaitingException("Other imports are waiting. Send the file again later.", full);
        }
        jobs.add(job);
        return new Started(job, false);
    }

    Optional<ImportJob> find(String id) {
        return jobs.find(id);
    }

    private Optional<ImportJob> begunUnder(@Nullable IdempotencyKey key) {
        for (var job : jobs.all()) {
            var known = job.key();
            if (key != null
                    && known != null
                    && known.account().equals(key.account())
                    && known.key().equals(key.key())) {
                if (!known.fingerprint().equals(key.fingerprint())) {
                    throw new KeyReusedException();
                }
                return Optional.of(job);
            }
        }
        return Optional.empty();
    }

    /** What has begun ends with the rows at hand, without being cut off; what waits is not begun. */
    @Override
    public void destroy() throws InterruptedException {
        ending = true;
        thread.getQueue().clear();
        thread.shutdown();
        var _ = thread.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
    }
}
