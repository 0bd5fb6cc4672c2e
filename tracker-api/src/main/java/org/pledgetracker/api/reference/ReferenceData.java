package org.pledgetracker.api.reference;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.pledgetracker.api.record.CommandForms;
import org.pledgetracker.core.decision.TrackerCommand;
import org.pledgetracker.core.eventstore.IdempotencyKey;
import org.pledgetracker.core.recording.Provenance;
import org.pledgetracker.core.recording.Recorder;
import org.pledgetracker.core.recording.RefusedException;
import org.pledgetracker.projections.view.ViewPosition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Records the two documents at the first start. Each row has an idempotency key of its own, so a later start changes
 * nothing, whatever people have corrected since.
 */
@Component
@Order(2)
@ConditionalOnProperty("tracker.reference-data")
final class ReferenceData implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ReferenceData.class);

    /** Stands in the place of an account: nobody in person recorded these. */
    private static final String BY = "reference-data";

    private static final String EDITION = "2018-2019";
    private static final Duration FIRST_LOOK = Duration.ofSeconds(30);

    private final CommandForms forms;
    private final Recorder recorder;
    private final ViewPosition views;

    ReferenceData(CommandForms forms, Recorder recorder, ViewPosition views) {
        this.forms = forms;
        this.recorder = recorder;
        this.views = views;
    }

    @Override
    public void run(ApplicationArguments arguments) throws InterruptedException {
        load("sources.csv", forms::source);
        load("commitments.csv", forms::commitment);
        loadParts("pledges.csv", forms::pledge);
        loadParts("disbursements.csv", forms::disbursement);
        loadParts("trainings.csv", forms::training);
        long position = loadParts("reported_totals.csv", forms::reportedTotal);
        if (!views.await(position, FIRST_LOOK)) {
            LOG.warn("The reference data are recorded, but the views do not show them yet");
        }
    }

    /** @return the position of the file's last row */
    private long loadParts(String file, BiFunction<String, Map<String, ?>, TrackerCommand> form) {
        return load(file, fields -> {
            var commitment = Objects.requireNonNull(fields.remove("commitment")).toString();
            return form.apply(commitment, fields);
        });
    }

    private long load(String file, Function<Map<String, Object>, TrackerCommand> form) {
        long last = 0;
        int row = 0;
        for (var fields : ReferenceRows.of(file)) {
            row++;
            var key = new IdempotencyKey(BY, EDITION + "/" + file + "/" + row, EDITION);
            try {
                last = recorder.record(form.apply(fields), new Provenance(BY, EDITION, null, key))
                        .position();
            } catch (RefusedException taken) {
                LOG.warn("Row {} of the reference data's {} is left out: {}", row, file, taken.getMessage());
            }
        }
        return last;
    }
}
