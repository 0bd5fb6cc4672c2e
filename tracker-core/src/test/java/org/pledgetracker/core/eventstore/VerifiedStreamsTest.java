package org.pledgetracker.core.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pledgetracker.core.eventstore.CommitClients.event;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A look at a stream is spared only while nothing can have happened to it. */
class VerifiedStreamsTest {

    private static final List<StreamVersion> C = List.of(new StreamVersion("C", 1));

    private final VerifiedStreams streams = new VerifiedStreams();

    @Test
    void nothing_is_relied_on_at_first() {
        assertThat(streams.expectedHead()).isNegative();
        assertThat(streams.unverified(C)).isEqualTo(C);
    }

    @Test
    void what_stood_when_a_batch_was_stored_stands_while_the_head_is_where_that_left_it() {
        streams.stored(List.of(event("a", 0)), C, 10);

        assertThat(streams.expectedHead()).isEqualTo(10);
        assertThat(streams.unverified(C)).isEmpty();
        assertThat(streams.unverified(List.of(new StreamVersion("C", 2)))).hasSize(1);
    }

    @Test
    void an_event_of_this_node_in_the_stream_takes_it_out() {
        streams.stored(List.of(event("a", 0)), C, 10);
        streams.stored(List.of(event("C", 1)), List.of(), 11);

        assertThat(streams.expectedHead()).isEqualTo(11);
        assertThat(streams.unverified(C)).isEqualTo(C);
    }

    @Test
    void a_head_that_was_not_where_it_was_expected_is_company_too() {
        streams.stored(List.of(event("a", 0)), C, 10);
        streams.metOthers();
        streams.stored(List.of(event("b", 0)), C, 12);

        assertThat(streams.expectedHead()).isNegative();
    }

    @Test
    void in_company_nothing_is_relied_on_for_a_while() {
        streams.stored(List.of(event("a", 0)), C, 10);
        streams.stored(List.of(event("b", 0)), C, 12);

        int batches = 0;
        while (streams.expectedHead() < 0) {
            assertThat(streams.unverified(C)).isEqualTo(C);
            batches++;
            streams.stored(List.of(event("b", batches)), C, 12 + batches);
        }
        assertThat(batches).isGreaterThan(10);
        assertThat(streams.unverified(C)).isEmpty();
    }
}
