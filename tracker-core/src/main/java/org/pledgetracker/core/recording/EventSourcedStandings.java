package org.pledgetracker.core.recording;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.CommitmentDecider;
import org.pledgetracker.core.commitment.CommitmentEvent;
import org.pledgetracker.core.commitment.CommitmentStandings;
import org.pledgetracker.core.commitment.CommitmentState;
import org.pledgetracker.core.commitment.CommitmentState.NotRegistered;

/**
 * Reads a commitment's own events. What was read before is kept, and each call asks the store for what came since: so
 * the answer is as fresh as the store, on every node, and a long stream is read once.
 */
final class EventSourcedStandings implements CommitmentStandings {

    private static final int KEPT = 1_000;

    private final EventStore store;
    private final Map<CommitmentCode, CommitmentState> seen =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<CommitmentCode, CommitmentState> eldest) {
                    return size() > KEPT;
                }
            });

    EventSourcedStandings(EventStore store) {
        this.store = store;
    }

    @Override
    public CommitmentState of(CommitmentCode commitment) {
        var state = seen.getOrDefault(commitment, new NotRegistered());
        long versionBefore = state.version();
        var events = store.readEvents(commitment.value(), state.version());
        while (events.hasNext()) {
            state = CommitmentDecider.evolve(
                    state, (CommitmentEvent) events.next().getPayload());
        }
        if (state.version() != versionBefore) {
            seen.put(commitment, state);
        }
        return state;
    }
}
