package org.pledgetracker.projections.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.core.ConditionFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.DatabaseAddress;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.decision.TrackerCommand;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.core.eventstore.EventStoreSchema;
import org.pledgetracker.core.eventstore.EventStores;
import org.pledgetracker.core.recording.Provenance;
import org.pledgetracker.core.recording.Recorder;
import org.pledgetracker.core.recording.TrackerStore;
import org.springframework.jdbc.core.JdbcTemplate;

/** A store of its own that is published to a topic of its own. */
final class TestPublication implements AutoCloseable {

    static final URI SOURCE = URI.create("/pledge-tracker");

    private static final AtomicInteger COUNT = new AtomicInteger();

    final String topic = "events-" + COUNT.incrementAndGet();
    final HikariDataSource pool;
    final JdbcTemplate jdbc;
    final EventRows rows;
    final Recorder recorder;

    private final EmbeddedEventStore events;
    private final TestCluster cluster;
    private final DatabaseAddress database = TestDatabase.fresh();

    TestPublication(TestCluster cluster) {
        this.cluster = cluster;
        pool = ConnectionPool.open(database, "test", 10);
        jdbc = new JdbcTemplate(pool);
        EventStoreSchema.migrate(pool);
        PublicationSchema.migrate(pool);
        events = EventStores.on(pool);
        rows = new EventRows(pool);
        recorder = new TrackerStore(events, pool).recorder();
    }

    void record(TrackerCommand command) {
        recorder.record(command, Provenance.of("account", "request"));
    }

    /** Stores events that are about their size only, one for each number of characters. */
    void storeEventsOf(int... sizes) {
        for (int size : sizes) {
            jdbc.update(
                    "with head as (update event_store.event_head set position = position + 1 returning position)"
                            + " insert into event_store.event select position, gen_random_uuid(), 'AA', position,"
                            + " 'size-measured', 1, to_json(repeat('x', ?)), '{}', now() from head",
                    size);
        }
    }

    KafkaSettings settings() {
        return new KafkaSettings(cluster.servers(), topic, SOURCE, Map.of());
    }

    EventPublisher publisher() {
        return new EventPublisher(jdbc, rows, settings());
    }

    PublisherProcess process() throws IOException {
        return PublisherProcess.start(database, cluster.servers(), topic);
    }

    List<Long> positionsOnTopic() {
        return cluster.read(topic).stream().map(TestPublication::position).toList();
    }

    /** As {@code docs/kafka.md} tells consumers to: what is not above the last position seen was seen before. */
    static List<ConsumerRecord<String, byte[]>> withoutRepetitions(List<ConsumerRecord<String, byte[]>> messages) {
        var kept = new ArrayList<ConsumerRecord<String, byte[]>>();
        long seen = 0;
        for (var message : messages) {
            if (position(message) > seen) {
                seen = position(message);
                kept.add(message);
            }
        }
        return kept;
    }

    static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(30));
    }

    static long position(ConsumerRecord<String, byte[]> message) {
        return Long.parseLong(header(message, "ce_sequence"));
    }

    static String header(ConsumerRecord<String, byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }

    @Override
    public void close() {
        events.shutDown();
        pool.close();
    }
}
