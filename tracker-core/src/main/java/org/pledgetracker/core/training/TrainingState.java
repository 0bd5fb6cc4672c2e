package org.pledgetracker.core.training;

import org.pledgetracker.core.decision.Versioned;
import org.pledgetracker.core.decision.Versions;
import org.pledgetracker.core.time.StatedDate;

/** What a training's own events add up to. */
public sealed interface TrainingState extends Versioned {

    record NotRecorded() implements TrainingState {
        @Override
        public long version() {
            return 0;
        }
    }

    record Recorded(long version, Versions<Participation<StatedDate>> participation) implements TrainingState {

        Recorded corrected(Participation<StatedDate> correction, String reason) {
            return new Recorded(version + 1, participation.next(correction, version, reason));
        }
    }

    record Reversed(long version) implements TrainingState {}
}
