package org.pledgetracker.projections.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.pledgetracker.core.commitment.Given.pay;
import static org.pledgetracker.core.commitment.Given.register;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** While events are recorded, the broker restarts and the publisher is killed: nothing is lost and no order broken. */
@Tag("slow")
class PublicationCrashTest {

    private static final Logger log = LoggerFactory.getLogger(PublicationCrashTest.class);

    private static final int PORTIONS = 5;
    private static final int EVENTS = 10_000;
    private static final int RECORDERS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final TestBroker broker = TestBroker.started();
    private final TestPublication publication = new TestPublication(broker);
    private final ExecutorService recorders = Executors.newFixedThreadPool(RECORDERS);
    private PublisherProcess publisher;

    @BeforeEach
    void startPublisher() throws Exception {
        publisher = publication.process();
    }

    @AfterEach
    void close() {
        publisher.close();
        recorders.shutdownNow();
        publication.close();
        broker.close();
    }

    @Test
    void without_its_repetitions_the_topic_is_exactly_what_is_stored() throws Exception {
        for (int recorder = 0; recorder < RECORDERS; recorder++) {
            publication.record(register("C" + recorder));
        }
        recordWhile(this::killPublisher);
        recordWhile(this::restartBroker);
        recordWhile(this::killPublisher);
        recordWhile(this::restartBroker);
        recordWhile(() -> null);
        long head = publication.store.rows().head();
        await().atMost(PATIENCE).until(() -> published() == head);

        var messages = broker.read(publication.topic);
        var kept = withoutRepetitions(messages);
        log.info("{} messages for {} events", messages.size(), head);

        assertThat(head).isEqualTo(EVENTS + RECORDERS);
        assertThat(messages.size()).isGreaterThan(kept.size());
        assertThat(kept).containsExactlyElementsOf(stored());
    }

    /** A portion of the events is recorded; in the midst of its publication something happens. */
    private void recordWhile(Callable<?> event) throws Exception {
        long before = publication.store.rows().head();
        int each = EVENTS / PORTIONS / RECORDERS;
        var portion = new ArrayList<Future<?>>();
        for (int recorder = 0; recorder < RECORDERS; recorder++) {
            var code = "C" + recorder;
            portion.add(recorders.submit(() -> {
                for (int n = 0; n < each; n++) {
                    publication.record(pay(code, "r" + before + "-" + n, "5", "USD"));
                }
            }));
        }
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).until(() -> published() > before);
        assertThat(published()).isLessThan(before + EVENTS / PORTIONS);
        event.call();
        for (var recorder : portion) {
            recorder.get();
        }
    }

    /** When events have landed and their position is not stored: the row is held until the publisher is gone. */
    private Object killPublisher() throws Exception {
        try (var connection = publication.pool.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select position from publication.published for update");
            long stored = published();
            await().atMost(PATIENCE).until(() -> broker.read(publication.topic).size() > stored);
            publisher.kill();
            connection.rollback();
        }
        publisher = publication.process();
        return publisher;
    }

    private Object restartBroker() {
        broker.stop();
        broker.start();
        return broker;
    }

    private long published() {
        return new PublicationClaim(publication.jdbc, publication.topic).position();
    }

    /** As {@code docs/kafka.md} tells consumers to: what is not above the last position seen was seen before. */
    private static List<String> withoutRepetitions(List<ConsumerRecord<String, byte[]>> messages) {
        var kept = new ArrayList<String>();
        long seen = 0;
        for (var message : messages) {
            long position = TestPublication.position(message);
            if (position > seen) {
                seen = position;
                kept.add(position + " " + TestPublication.header(message, "ce_id") + " "
                        + new String(message.value(), UTF_8));
            }
        }
        return kept;
    }

    private List<String> stored() {
        return publication.store.rows().after(0, EVENTS + RECORDERS).stream()
                .map(event -> event.position() + " " + event.id() + " " + event.payload())
                .toList();
    }
}
