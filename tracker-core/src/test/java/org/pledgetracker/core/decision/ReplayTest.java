package org.pledgetracker.core.decision;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import org.axonframework.serialization.SerializedObject;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.eventstore.EventNames;
import org.pledgetracker.core.eventstore.StoredEventSerializer;

/** What deciders saw is what their stored events add up to. */
class ReplayTest {

    private static final int SEEDS = 1_000;
    private static final int COMMANDS = 150;

    private final StoredEventSerializer serializer = new StoredEventSerializer();

    @Test
    void replaying_the_stored_events_gives_the_state_that_the_decider_saw() {
        var kinds = new HashSet<Class<?>>();
        for (long seed = 0; seed < SEEDS; seed++) {
            var outcome = RandomHistory.of(seed, COMMANDS);
            var streams = outcome.events().stream()
                    .collect(groupingBy(
                            DecidedHistory.Happened::aggregate,
                            LinkedHashMap::new,
                            mapping(happened -> stored(happened.event()), toList())));
            streams.forEach((aggregate, events) -> assertThat(RandomHistory.replay(events))
                    .as(aggregate)
                    .isEqualTo(outcome.states().get(aggregate)));
            outcome.events().forEach(happened -> kinds.add(happened.event().getClass()));
        }
        assertThat(kinds).as("every kind of event has happened").hasSize(count(EventNames.all()));
    }

    private TrackerEvent stored(TrackerEvent event) {
        SerializedObject<String> stored = serializer.serialize(event, String.class);
        return serializer.deserialize(stored);
    }

    private static int count(Iterable<?> items) {
        int count = 0;
        for (var _ : items) {
            count++;
        }
        return count;
    }
}
