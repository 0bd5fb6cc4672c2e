package org.pledgetracker.core.training;

import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.decision.TrackerEvent;
import org.pledgetracker.core.time.StatedDate;

/** What has happened to a training. */
public sealed interface TrainingEvent extends TrackerEvent {

    EntryId id();

    record TrainingRecorded(EntryId id, Participation<StatedDate> participation) implements TrainingEvent {}

    record TrainingCorrected(EntryId id, Participation<StatedDate> participation, String reason)
            implements TrainingEvent {}

    record TrainingReversed(EntryId id, String reason) implements TrainingEvent {}
}
