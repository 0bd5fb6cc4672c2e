package org.pledgetracker.core.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.CommitmentDecider;
import org.pledgetracker.core.commitment.CommitmentEvent;
import org.pledgetracker.core.commitment.CommitmentStandings;
import org.pledgetracker.core.commitment.CommitmentState;
import org.pledgetracker.core.commitment.CommitmentState.NotRegistered;
import org.pledgetracker.core.eventstore.Append;

/**
 * Reads a commitment's own events, and keeps what was read, in up to about a quarter of the memory.
 *
 * <p>A command is decided by what is kept, without a question to the store. Whoever else asks, and a command that was not
 * accepted, gets what the store holds at this moment, of which only the new events are read. Either way a command's events are
 * stored only if the commitment has no further events then.
 */
final class EventSourcedStandings implements CommitmentStandings {

    private static final long KEPT_BYTES = Runtime.getRuntime().maxMemory() / 4;

    private final EventStore store;
    private final Cache<String, CommitmentState> seen = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .weigher((String _, CommitmentState state) -> bytes(state))
            .build();

    EventSourcedStandings(EventStore store) {
        this.store = store;
    }

    @Override
    public CommitmentState of(CommitmentCode commitment) {
        var append = Append.current();
        var kept = seen.getIfPresent(commitment.value());
        if (append == null) {
            return read(commitment, kept);
        }
        if (append.isFresh() || kept == null) {
            var state = read(commitment, kept);
            append.relyOn(commitment.value(), state.version());
            return state;
        }
        append.relyOnKept(commitment.value(), kept.version());
        return kept;
    }

    private CommitmentState read(CommitmentCode commitment, @Nullable CommitmentState kept) {
        CommitmentState state = kept == null ? new NotRegistered() : kept;
        long versionBefore = state.version();
        var events = store.readEvents(commitment.value(), versionBefore);
        while (events.hasNext()) {
            state = CommitmentDecider.evolve(
                    state, (CommitmentEvent) events.next().getPayload());
        }
        if (state.version() != versionBefore) {
            seen.put(commitment.value(), state);
        }
        return state;
    }

    /** About: what objects take beside their texts is as much as the names of their parts, which are in this text too. */
    private static int bytes(CommitmentState state) {
        return state.toString().getBytes(UTF_8).length;
    }
}
