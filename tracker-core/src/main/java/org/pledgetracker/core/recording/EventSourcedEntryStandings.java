package org.pledgetracker.core.recording;

import java.util.ArrayList;
import java.util.Optional;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.pledgetracker.core.commitment.EntryId;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementCorrected;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementRecorded;
import org.pledgetracker.core.disbursement.DisbursementEvent.DisbursementReversed;
import org.pledgetracker.core.eventstore.Append;
import org.pledgetracker.core.measure.Measure;
import org.pledgetracker.core.overlap.EntryStanding;
import org.pledgetracker.core.overlap.EntryStandings;
import org.pledgetracker.core.training.TrainingEvent.TrainingCorrected;
import org.pledgetracker.core.training.TrainingEvent.TrainingRecorded;
import org.pledgetracker.core.training.TrainingEvent.TrainingReversed;

/** Reads an entry's own events, which are few. */
final class EventSourcedEntryStandings implements EntryStandings {

    private final EventStore store;

    EventSourcedEntryStandings(EventStore store) {
        this.store = store;
    }

    @Override
    public EntryStanding of(EntryId entry) {
        var measures = new ArrayList<Optional<Measure>>();
        var events = store.readEvents(entry.toString());
        while (events.hasNext()) {
            measures.add(
                    switch (events.next().getPayload()) {
                        case DisbursementRecorded recorded ->
                            Optional.of(recorded.payment().measure());
                        case DisbursementCorrected corrected ->
                            Optional.of(corrected.payment().measure());
                        case TrainingRecorded recorded ->
                            Optional.of(recorded.participation().measure());
                        case TrainingCorrected corrected ->
                            Optional.of(corrected.participation().measure());
                        case DisbursementReversed _, TrainingReversed _ -> Optional.empty();
                        // A refund is in the currency of its payment.
                        default -> measures.getLast();
                    });
        }
        var append = Append.current();
        if (append != null) {
            append.relyOn(entry.toString(), measures.size());
        }
        return new EntryStanding(measures);
    }
}
