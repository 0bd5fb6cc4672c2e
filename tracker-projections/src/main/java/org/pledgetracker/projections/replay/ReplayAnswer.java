package org.pledgetracker.projections.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A replay: what was asked for, and how far it is. */
public record ReplayAnswer(
        String id,
        ReplayReport.State state,
        ReplayReport.@Nullable Phase phase,
        @Nullable Long upTo,
        long events,
        long of,
        long eventsPerSecond,
        @Nullable Long secondsLeft,
        @Nullable Long position,
        long differencesFound,
        List<Difference> differences,
        @Nullable String digest,
        @Nullable Long swappedAt,
        @Nullable String detail) {

    static ReplayAnswer of(ReplayJob job) {
        return of(job, job.report());
    }

    static ReplayAnswer of(ReplayJob job, ReplayReport report) {
        var folded = report.folded();
        var outcome = report.outcome();
        return new ReplayAnswer(
                job.id(),
                report.state(),
                report.phase(),
                job.upTo(),
                folded.events(),
                folded.of(),
                folded.perSecond(),
                report.isRunning() ? folded.secondsLeft() : null,
                outcome == null ? null : outcome.position(),
                outcome == null ? 0 : outcome.differences(),
                outcome == null ? List.of() : outcome.first(),
                outcome == null ? null : outcome.digest(),
                report.swappedAt(),
                report.detail());
    }
}
