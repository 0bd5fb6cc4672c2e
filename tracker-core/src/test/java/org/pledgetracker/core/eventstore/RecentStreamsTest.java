package org.pledgetracker.core.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pledgetracker.core.eventstore.CommitClients.event;

import org.junit.jupiter.api.Test;

class RecentStreamsTest {

    /** Two texts of one hash. */
    private static final String ONE = "Aa";

    private static final String OTHER = "BB";

    private final RecentStreams streams = new RecentStreams();

    @Test
    void a_place_up_to_the_last_one_is_taken() {
        streams.stored(event(ONE, 5));

        assertThat(streams.isBehind(event(ONE, 5))).isTrue();
        assertThat(streams.isBehind(event(ONE, 6))).isFalse();
        assertThat(streams.hasMoved(new StreamVersion(ONE, 5))).isTrue();
        assertThat(streams.hasMoved(new StreamVersion(ONE, 6))).isFalse();
    }

    @Test
    void of_two_streams_that_share_a_row_one_is_never_taken_for_the_other() {
        streams.stored(event(ONE, 5));
        assertThat(streams.isBehind(event(OTHER, 0))).isFalse();
        assertThat(streams.hasMoved(new StreamVersion(OTHER, 0))).isFalse();

        streams.stored(event(OTHER, 3));
        assertThat(streams.isBehind(event(OTHER, 3))).isTrue();
        assertThat(streams.isBehind(event(ONE, 0))).isFalse();
        assertThat(streams.hasMoved(new StreamVersion(ONE, 0))).isFalse();
    }
}
