package org.pledgetracker.core.training;

import java.time.LocalDate;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.decision.Reasoned;
import org.pledgetracker.core.decision.TrackerCommand;
import org.pledgetracker.core.decision.UsuallyFirst;
import org.pledgetracker.core.time.PartialDate;

/** What may be asked of a training. {@code today} is the day in the tracker's zone, which spans may not lie beyond. */
public sealed interface TrainingCommand extends TrackerCommand {

    EntryId id();

    @Override
    default String aggregateId() {
        return id().toString();
    }

    record RecordTraining(EntryId id, Participation<PartialDate> participation, LocalDate today)
            implements TrainingCommand, UsuallyFirst {}

    record CorrectTraining(EntryId id, Participation<PartialDate> participation, String reason, LocalDate today)
            implements TrainingCommand, Reasoned {}

    record ReverseTraining(EntryId id, String reason) implements TrainingCommand, Reasoned {}
}
