package org.pledgetracker.projections.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pledgetracker.core.commitment.Given.pay;
import static org.pledgetracker.core.commitment.Given.register;
import static org.pledgetracker.projections.kafka.TestPublication.eventually;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.eventstore.EventRow;
import org.pledgetracker.projections.kafka.PublicationClaim.ClaimLostException;

/** Brokers that are away, events that are not taken, and processes that believe that they still publish. */
class PublicationTroubleTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final TestBroker broker = new TestBroker();
    private final TestPublication publication = new TestPublication(broker.cluster());

    @AfterEach
    void close() {
        publication.close();
        broker.close();
    }

    @Test
    void without_a_broker_everything_else_works_and_what_was_recorded_is_published_when_it_comes() {
        try (var publisher = publication.publisher()) {
            publisher.start();
            publication.record(register("AA"));
            eventually().until(() -> publisher.status().error() != null);
            assertThat(publisher.status().error()).contains(broker.servers());

            broker.start();
            eventually().until(() -> publisher.status().position() == 1);
            eventually().until(() -> publisher.status().error() == null);

            broker.stop();
            publication.record(pay("AA", "one", "5", "USD"));
            broker.start();
            eventually().until(() -> publisher.status().position() == 2);
        }
        assertThat(publication.positionsOnTopic()).startsWith(1L).endsWith(2L).isSorted();
    }

    @Test
    void closing_does_not_wait_for_a_broker_that_is_away() {
        publication.record(register("AA"));
        broker.start();
        long before;
        var publisher = publication.publisher();
        try (publisher) {
            publisher.start();
            eventually().until(() -> publisher.status().position() == 1);
            broker.stop();
            publication.record(pay("AA", "one", "5", "USD"));
            eventually()
                    .during(Duration.ofMillis(200))
                    .until(() -> publisher.status().position() == 1);
            before = System.nanoTime();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofMillis(1_500));
        assertThat(publisher.status().publishing()).isFalse();
    }

    @Test
    void an_event_that_is_not_taken_stops_the_publication_and_nothing_behind_it_is_published() throws Exception {
        broker.start();
        limitMessages("150000", true);
        publication.storeEventsOf(IntStream.range(0, 100).map(_ -> 300).toArray());
        publication.storeEventsOf(200_000);
        publication.storeEventsOf(IntStream.range(0, 100).map(_ -> 300).toArray());
        try (var publisher = publication.publisher()) {
            publisher.start();
            eventually().until(() -> publisher.status().error() != null);

            assertThat(publisher.status().error()).contains("position 101").contains("RecordTooLargeException");
            eventually()
                    .during(Duration.ofSeconds(1))
                    .until(() -> publisher.status().position() == 100);
            assertThat(publication.positionsOnTopic()).containsExactlyElementsOf(upTo(100));

            limitMessages("300000", false);
            eventually().until(() -> publisher.status().position() == 201);
        }
        assertThat(publication.positionsOnTopic()).containsExactlyElementsOf(upTo(201));
    }

    @Test
    void a_claim_that_lapsed_is_taken_over_and_its_former_owner_moves_nothing() {
        var former = new PublicationClaim(publication.jdbc, publication.topic);
        var next = new PublicationClaim(publication.jdbc, publication.topic);
        assertThat(former.take()).hasValue(0);
        former.moveTo(5);
        assertThat(next.take()).isEmpty();

        publication.jdbc.update("update publication.published set claimed_at = claimed_at - interval '6 seconds'");

        assertThat(next.take()).hasValue(5);
        assertThatThrownBy(() -> former.moveTo(9)).isInstanceOf(ClaimLostException.class);
        former.release();
        assertThat(former.take()).isEmpty();
        assertThat(next.position()).isEqualTo(5);
    }

    @Test
    void a_publisher_that_lost_its_claim_stops_and_takes_its_turn_when_it_is_free_again() {
        broker.start();
        publication.record(register("AA"));
        try (var publisher = publication.publisher()) {
            publisher.start();
            eventually().until(() -> publisher.status().position() == 1);

            publication.jdbc.update(
                    "update publication.published set owner = 'another', claimed_at = clock_timestamp()");
            eventually().until(() -> !publisher.status().publishing());

            eventually().until(() -> publisher.status().publishing());
            publication.record(pay("AA", "one", "5", "USD"));
            eventually().until(() -> publisher.status().position() == 2);
        }
    }

    @Test
    void what_a_former_owner_still_sends_is_repetition_and_no_disorder() throws Exception {
        broker.start();
        publication.storeEventsOf(IntStream.range(0, 50).map(_ -> 300).toArray());
        EventTopic.ensure(publication.settings());
        try (var former = producer();
                var next = producer()) {
            assertThat(former.send(events(1, 10)).awaitEnd(SOON)).isTrue();
            assertThat(next.send(events(6, 10)).awaitEnd(SOON)).isTrue();
            broker.stop();
            var late = former.send(events(11, 30));
            var current = next.send(events(11, 50));
            broker.start();

            assertThat(late.awaitEnd(SOON)).isTrue();
            assertThat(late.failure()).isNull();
            assertThat(current.awaitEnd(SOON)).isTrue();
            assertThat(current.failure()).isNull();
        }
        assertThat(publication.positionsOnTopic()).hasSizeGreaterThan(50);
        assertThat(TestPublication.withoutRepetitions(broker.cluster().read(publication.topic)))
                .extracting(TestPublication::position)
                .containsExactlyElementsOf(upTo(50));
    }

    @Test
    void what_the_order_rests_on_cannot_be_set_otherwise() {
        var settings = new KafkaSettings(
                "server:9092",
                "topic",
                TestPublication.SOURCE,
                Map.of(
                        "acks", "1",
                        "max.in.flight.requests.per.connection", "5",
                        "delivery.timeout.ms", "1000",
                        "enable.idempotence", "false",
                        "security.protocol", "SSL"));

        assertThat(KafkaClients.producerConfig(settings))
                .containsEntry("acks", "all")
                .containsEntry("max.in.flight.requests.per.connection", 1)
                .containsEntry("delivery.timeout.ms", Integer.MAX_VALUE)
                .containsEntry("enable.idempotence", true)
                .containsEntry("security.protocol", "SSL");
    }

    /** It takes events while there is no broker: by default the client forgets what it knows of the cluster then. */
    private OrderedProducer producer() {
        var remembering = new KafkaSettings(
                broker.servers(),
                publication.topic,
                TestPublication.SOURCE,
                Map.of("metadata.recovery.strategy", "none"));
        return new OrderedProducer(
                KafkaClients.producer(remembering), new EventMessage(publication.topic, TestPublication.SOURCE));
    }

    private List<EventRow<String>> events(long from, long to) {
        return publication.rows.after(from - 1, (int) (to - from + 1));
    }

    private void limitMessages(String bytes, boolean isNew) throws Exception {
        try (var admin = broker.cluster().admin()) {
            if (isNew) {
                admin.createTopics(List.of(new NewTopic(publication.topic, Optional.of(1), Optional.empty())
                                .configs(Map.of("max.message.bytes", bytes))))
                        .all()
                        .get();
            } else {
                var raised = new AlterConfigOp(new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET);
                admin.incrementalAlterConfigs(Map.of(
                                new ConfigResource(ConfigResource.Type.TOPIC, publication.topic), List.of(raised)))
                        .all()
                        .get();
            }
        }
    }

    private static List<Long> upTo(long position) {
        return LongStream.rangeClosed(1, position).boxed().toList();
    }
}
