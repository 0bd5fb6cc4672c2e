package org.pledgetracker.projections.replay;

import java.util.ArrayList;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.pledgetracker.core.decision.RandomHistory;
import org.pledgetracker.core.eventstore.PostgresEventStore;

/** A history of all kinds of events, in a store. */
final class RandomEvents {

    private RandomEvents() {}

    static void publish(PostgresEventStore store, long seed, int commands) {
        var messages = new ArrayList<DomainEventMessage<?>>();
        for (var happened : RandomHistory.of(seed, commands).events()) {
            messages.add(new GenericDomainEventMessage<>(
                    "tracker",
                    happened.aggregate(),
                    happened.sequence(),
                    happened.event(),
                    MetaData.from(Map.of("by", "account"))));
        }
        store.publish(messages);
    }
}
