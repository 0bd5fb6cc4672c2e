package org.pledgetracker.projections.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.eventstore.EventRow;

class OrderedProducerTest {

    private final List<Runnable> atClose = new ArrayList<>();
    private final MockProducer<String, byte[]> client =
            new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer()) {
                @Override
                public void close(Duration timeout) {
                    super.close(timeout);
                    atClose.forEach(Runnable::run);
                }
            };
    private final OrderedProducer producer =
            new OrderedProducer(client, new EventMessage("topic", TestPublication.SOURCE));

    @Test
    void the_first_that_fails_is_the_reason_although_the_closed_client_refuses_what_is_behind_it() {
        var flight = producer.send(events(7, 9));
        atClose.add(() -> flight.failed(9, new IllegalStateException("closed")));

        client.errorNext(new RecordTooLargeException());

        assertThat(flight.failure())
                .hasMessageContaining("position 7")
                .hasCauseInstanceOf(RecordTooLargeException.class);
        assertThat(client.closed()).isTrue();
        assertThat(flight.position()).isEqualTo(6);
    }

    private static List<EventRow<String>> events(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(position -> new EventRow<>(
                        position,
                        "event-" + position,
                        "AA",
                        position,
                        "disbursement-recorded",
                        1,
                        "{}",
                        "{}",
                        Instant.EPOCH))
                .toList();
    }
}
