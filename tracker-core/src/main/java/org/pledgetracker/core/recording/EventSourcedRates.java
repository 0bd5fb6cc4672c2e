package org.pledgetracker.core.recording;

import org.axonframework.eventsourcing.eventstore.EventStore;
import org.pledgetracker.core.rate.ExchangeRateCommand;
import org.pledgetracker.core.rate.ExchangeRateDecider;
import org.pledgetracker.core.rate.ExchangeRateEvent;
import org.pledgetracker.core.rate.ExchangeRateState;
import org.pledgetracker.core.rate.PublishedRates;

/** Reads the own events of a source's day, of which there are few. */
final class EventSourcedRates implements PublishedRates {

    private final EventStore store;

    EventSourcedRates(EventStore store) {
        this.store = store;
    }

    @Override
    public ExchangeRateState of(ExchangeRateCommand command) {
        var state = ExchangeRateState.NOTHING_PUBLISHED;
        var events = store.readEvents(command.aggregateId());
        while (events.hasNext()) {
            state = ExchangeRateDecider.evolve(
                    state, (ExchangeRateEvent) events.next().getPayload());
        }
        return state;
    }
}
