package org.pledgetracker.api.exchange;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.eventstore.IdempotencyKey;
import org.pledgetracker.projections.job.RecentJobs;

/** An import and how far it is. */
final class ImportJob implements RecentJobs.Job {

    private final String id;
    private final String account;
    private final ImportRequest request;
    private final @Nullable IdempotencyKey key;
    private volatile ImportReport report = ImportReport.BEGUN;

    /** @param account the opaque id of who sent the file */
    ImportJob(String id, String account, ImportRequest request, @Nullable IdempotencyKey key) {
        this.id = id;
        this.account = account;
        this.request = request;
        this.key = key;
    }

    @Override
    public String id() {
        return id;
    }

    String account() {
        return account;
    }

    ImportRequest request() {
        return request;
    }

    @Nullable
    IdempotencyKey key() {
        return key;
    }

    ImportReport report() {
        return report;
    }

    void report(ImportReport now) {
        report = now;
    }

    @Override
    public boolean isRunning() {
        return report.state() == ImportReport.State.RUNNING;
    }
}
