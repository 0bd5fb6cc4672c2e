package org.pledgetracker.core.recording;

import org.pledgetracker.core.citation.SourceCommand;
import org.pledgetracker.core.commitment.CommitmentCommand;
import org.pledgetracker.core.decision.TrackerCommand;
import org.pledgetracker.core.disbursement.DisbursementCommand;
import org.pledgetracker.core.overlap.OverlapCommand;
import org.pledgetracker.core.rate.ExchangeRateCommand;
import org.pledgetracker.core.training.TrainingCommand;

/** One handler takes all commands of an aggregate, so a command goes by the name of its sealed interface. */
final class CommandNames {

    private CommandNames() {}

    static String of(TrackerCommand command) {
        return switch (command) {
            case CommitmentCommand _ -> CommitmentCommand.class.getName();
            case DisbursementCommand _ -> DisbursementCommand.class.getName();
            case TrainingCommand _ -> TrainingCommand.class.getName();
            case SourceCommand _ -> SourceCommand.class.getName();
            case OverlapCommand _ -> OverlapCommand.class.getName();
            case ExchangeRateCommand _ -> ExchangeRateCommand.class.getName();
            default -> throw new IllegalArgumentException("no aggregate takes " + command.getClass());
        };
    }
}
