package org.pledgetracker.projections.kafka;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.eventstore.EventRow;

/**
 * Sends events so that none lands before the one that was sent before it. The first that fails is the end: what is
 * behind it is given up within the callback, before the client could send it.
 */
final class OrderedProducer implements AutoCloseable {

    private final Producer<String, byte[]> producer;
    private final EventMessage message;

    OrderedProducer(Producer<String, byte[]> producer, EventMessage message) {
        this.producer = producer;
        this.message = message;
    }

    /** @param events without a gap between them and those sent before */
    Flight send(List<EventRow<String>> events) {
        var flight = new Flight(events.getFirst().position(), events.size());
        for (var event : events) {
            if (flight.failure() != null) {
                break;
            }
            send(event, flight);
        }
        return flight;
    }

    private void send(EventRow<String> event, Flight flight) {
        try {
            var _ = producer.send(message.of(event), (_, failure) -> settle(event, flight, failure));
        } catch (InterruptException interruption) {
            throw interruption;
        } catch (KafkaException | IllegalStateException refused) {
            flight.failed(event.position(), refused);
        }
    }

    private void settle(EventRow<String> event, Flight flight, @Nullable Exception failure) {
        if (failure == null) {
            flight.landed(event.position());
        } else {
            // Told before the client closes: from then on it refuses what is behind, which is not the reason.
            flight.failed(event.position(), failure);
            producer.close(Duration.ZERO);
        }
    }

    /** Gives up what has not landed, without waiting for a broker. */
    @Override
    public void close() {
        // Interrupted, the client would not wait for its own thread to end.
        boolean interrupted = Thread.interrupted();
        producer.close(Duration.ZERO);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
