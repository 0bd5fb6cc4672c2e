package org.pledgetracker.core.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pledgetracker.core.eventstore.CommitClients.event;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecentStreamsTest {

    /** Two texts of one hash. */
    private static final String ONE = "Aa";

    private static final String OTHER = "BB";

    private final RecentStreams streams = new RecentStreams();

    @Test
    void a_place_up_to_the_last_one_is_taken() {
        streams.stored(event(ONE, 5));

        assertThat(streams.isStale(at(ONE, 5))).isTrue();
        assertThat(streams.isStale(at(ONE, 6))).isFalse();
        assertThat(streams.isStale(decidedBy(ONE, 5))).isTrue();
        assertThat(streams.isStale(decidedBy(ONE, 6))).isFalse();
    }

    @Test
    void of_two_streams_that_share_a_row_one_is_never_taken_for_the_other() {
        streams.stored(event(ONE, 5));
        assertThat(streams.isStale(at(OTHER, 0))).isFalse();
        assertThat(streams.isStale(decidedBy(OTHER, 0))).isFalse();

        streams.stored(event(OTHER, 3));
        assertThat(streams.isStale(at(OTHER, 3))).isTrue();
        assertThat(streams.isStale(at(ONE, 0))).isFalse();
        assertThat(streams.isStale(decidedBy(ONE, 0))).isFalse();
    }

    /** An append whose place in the stream is the sequence. */
    private static PendingAppend at(String stream, long sequence) {
        return new PendingAppend(List.of(event(stream, sequence)), null, List.of());
    }

    private static PendingAppend decidedBy(String stream, long events) {
        return new PendingAppend(List.of(event("new", 0)), null, List.of(new StreamVersion(stream, events)));
    }
}
