package org.pledgetracker.api.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.pledgetracker.api.exchange.ImportPlan.Step;
import org.pledgetracker.api.exchange.ImportReport.State;
import org.pledgetracker.core.recording.BulkRecorder;
import org.pledgetracker.core.recording.BulkRecorder.End.Failed;
import org.pledgetracker.core.recording.BulkRecorder.End.Recorded;
import org.pledgetracker.core.recording.Provenance;
import org.pledgetracker.core.recording.Recorder;
import org.pledgetracker.core.recording.RefusedException;
import org.pledgetracker.projections.problem.Refusals;
import org.pledgetracker.projections.read.OwnWrites;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries one import out: checks all rows, then records them.
 *
 * <p>A plan is many small records, which no transaction holds together. What others record between the check and the
 * recording may still be in the way of a step; then the report says so.
 */
final class ImportRun {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);

    /** Recorded at once, with one word to who follows the import. */
    private static final int AT_ONCE = 1_000;

    private static final String BROKEN_OFF =
            "The run broke off. What was accepted is recorded; send the file again for the rest.";
    private static final String OVERTAKEN =
            "Others recorded something else in the meantime. What was accepted is recorded all the same.";

    private final BulkRecorder recorder;
    private final OwnWrites ownWrites;
    private final BooleanSupplier isEnding;

    /** @param isEnding whether the process is about to end, so that nothing more is begun */
    ImportRun(Recorder recorder, OwnWrites ownWrites, BooleanSupplier isEnding) {
        this.recorder = new BulkRecorder(recorder);
        this.ownWrites = ownWrites;
        this.isEnding = isEnding;
    }

    /** Ends with a report, whatever happens. */
    void carryOut(ImportJob job, ImportKind kind, byte[] file, Provenance provenance) {
        try {
            var plan = kind.check(file, job.request(), rows -> job.report(ImportReport.reading(rows)));
            job.report(carryOut(job, plan, provenance));
        } catch (UnreadableFileException unreadable) {
            job.report(ImportReport.unreadable(unreadable.errors()));
        } catch (RuntimeException failure) {
            LOG.error("Import {} failed while it was checked", job.id(), failure);
        } finally {
            if (job.isRunning()) {
                job.report(ImportReport.brokenOff(job.report().rows()));
            }
        }
    }

    private ImportReport carryOut(ImportJob job, ImportPlan plan, Provenance provenance) {
        if (plan.refused() > 0 && !job.request().partial()) {
            return ImportReport.refused(plan);
        }
        if (job.request().dryRun()) {
            int accepted =
                    plan.steps().stream().mapToInt(step -> step.lines().size()).sum();
            return ImportReport.of(State.DONE, plan, accepted, List.of(), null);
        }
        return record(job, plan, provenance);
    }

    private ImportReport record(ImportJob job, ImportPlan plan, Provenance provenance) {
        int accepted = 0;
        var late = new ArrayList<RowError>();
        for (int from = 0; from < plan.steps().size(); from += AT_ONCE) {
            if (isEnding.getAsBoolean()) {
                return ImportReport.of(State.FAILED, plan, accepted, late, BROKEN_OFF);
            }
            var steps = plan.steps()
                    .subList(from, Math.min(from + AT_ONCE, plan.steps().size()));
            var ends = recordAll(steps, provenance);
            for (int i = 0; i < steps.size(); i++) {
                accepted += ends.get(i).isRecorded() ? steps.get(i).lines().size() : 0;
                late.addAll(ends.get(i).refusals());
            }
            if (ends.stream().anyMatch(End::isFailure)) {
                return ImportReport.of(State.FAILED, plan, accepted, late, BROKEN_OFF);
            }
            job.report(ImportReport.of(State.RUNNING, plan, accepted, late, null));
        }
        return late.isEmpty() || job.request().partial()
                ? ImportReport.of(State.DONE, plan, accepted, late, null)
                : ImportReport.of(State.FAILED, plan, accepted, late, OVERTAKEN);
    }

    /** How a step ended: recorded, refused or failed. */
    private record End(boolean isRecorded, List<RowError> refusals) {

        boolean isFailure() {
            return !isRecorded && refusals.isEmpty();
        }
    }

    private List<End> recordAll(List<Step> steps, Provenance provenance) {
        var ends = recorder.record(steps.stream()
                .map(step -> new BulkRecorder.Item(step.command(), provenance))
                .toList());
        return IntStream.range(0, steps.size())
                .mapToObj(number -> end(steps.get(number), ends.get(number), provenance))
                .toList();
    }

    private End end(Step step, BulkRecorder.End end, Provenance provenance) {
        return switch (end) {
            case Recorded(var receipt) -> {
                ownWrites.recorded(provenance.by(), receipt.position());
                yield new End(true, List.of());
            }
            case Failed(RefusedException refused) ->
                new End(
                        false,
                        step.lines().stream()
                                .map(line -> new RowError(
                                        line,
                                        "row",
                                        Refusals.code(refused.refusal()),
                                        refused.refusal().detail()))
                                .toList());
            case Failed(var why) -> {
                LOG.error("A row could not be recorded", why);
                yield new End(false, List.of());
            }
        };
    }
}
