package org.pledgetracker.projections.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.pledgetracker.core.commitment.Given.pay;
import static org.pledgetracker.core.commitment.Given.register;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.eventstore.EventStoreSchema;
import org.pledgetracker.core.recording.Provenance;
import org.pledgetracker.core.recording.TrackerStore;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is published, by whom, and from where it goes on. */
class EventPublisherTest {

    private static final Provenance BY = Provenance.of("account", "request");
    private static final String TOPIC = "tracker.events";

    private static TestBroker broker;

    private final HikariDataSource pool = ConnectionPool.open(TestDatabase.fresh(), "test", 5);
    private final JdbcTemplate jdbc = new JdbcTemplate(pool);
    private final TrackerStore store = open();

    private TrackerStore open() {
        EventStoreSchema.migrate(pool);
        PublicationSchema.migrate(pool);
        return new TrackerStore(pool);
    }

    @BeforeAll
    static void startBroker() {
        broker = TestBroker.started();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @AfterEach
    void close() {
        store.close();
        pool.close();
    }

    @Test
    void events_are_published_in_their_order() {
        store.recorder().record(register("AA"), BY);
        store.recorder().record(pay("AA", "one", "5", "USD"), BY);
        try (var publisher = publisher(TOPIC)) {
            publisher.start();
            await().until(() -> publisher.status().position() == 2);
            store.recorder().record(pay("AA", "two", "5", "USD"), BY);
            await().until(() -> publisher.status().position() == 3);
        }
        assertThat(positions(TOPIC)).containsExactly(1L, 2L, 3L);
    }

    private EventPublisher publisher(String topic) {
        var settings = new KafkaSettings(broker.servers(), topic, URI.create("/pledge-tracker"), Map.of());
        return new EventPublisher(jdbc, store.rows(), settings);
    }

    private static List<Long> positions(String topic) {
        return broker.read(topic).stream().map(EventPublisherTest::position).toList();
    }

    private static long position(ConsumerRecord<String, byte[]> message) {
        return Long.parseLong(
                new String(message.headers().lastHeader("ce_sequence").value(), UTF_8));
    }
}
