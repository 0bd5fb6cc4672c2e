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
    private final TestPublication publication = new TestPublication(broker.cluster());
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
        long head = awaitPublished();

        var messages = broker.cluster().read(publication.topic);
        var kept = TestPublication.withoutRepetitions(messages);
        log.info("{} messages for {} events", messages.size(), head);

        assertThat(head).isGreaterThan(EVENTS);
        assertThat(messages.size()).isGreaterThan(kept.size());
        assertThat(shown(kept)).containsExactlyElementsOf(stored());
    }

    /** A portion of the events is recorded; in the midst of its publication something happens. */
    private void recordWhile(Callable<?> event) throws Exception {
        long before = awaitPublished();
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

    /**
     * When events have landed and their position is not stored: the row is held until the publisher is gone, and what it
     * asked the database for with it.
     */
    private Object killPublisher() throws Exception {
        try (var connection = publication.pool.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select position from publication.published for update");
            long stored = published();
            publication.record(register("K" + stored));
            await().atMost(PATIENCE)
                    .until(() -> broker.cluster().read(publication.topic).size() > stored);
            publisher.kill();
            statement.execute("select pg_terminate_backend(pid, 10000) from pg_stat_activity"
                    + " where datname = current_database() and application_name = 'tracker "
                    + PublisherProcess.POOL + "'");
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

    /** @return the head, which is published */
    private long awaitPublished() {
        long head = publication.rows.head();
        await().atMost(PATIENCE).until(() -> published() == head);
        return head;
    }

    private long published() {
        return new PublicationClaim(publication.jdbc, publication.topic).position();
    }

    private static List<String> shown(List<ConsumerRecord<String, byte[]>> messages) {
        return messages.stream()
                .map(message -> TestPublication.position(message) + " " + TestPublication.header(message, "ce_id") + " "
                        + new String(message.value(), UTF_8))
                .toList();
    }

    private List<String> stored() {
        return publication.rows.after(0, Integer.MAX_VALUE).stream()
                .map(event -> event.position() + " " + event.id() + " " + event.payload())
                .toList();
    }
}
