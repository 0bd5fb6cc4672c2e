package org.pledgetracker.projections.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.pledgetracker.core.commitment.Given.pay;
import static org.pledgetracker.core.commitment.Given.register;
import static org.pledgetracker.projections.kafka.TestPublication.eventually;
import static org.pledgetracker.projections.kafka.TestPublication.header;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pledgetracker.projections.view.ViewSchema;

/** What is published, by whom, and from where it goes on. */
class EventPublisherTest {

    private static final TestCluster CLUSTER = TestCluster.shared();

    private TestPublication publication;

    @BeforeEach
    void open() {
        publication = new TestPublication(CLUSTER);
        publication.record(register("AA"));
        publication.record(pay("AA", "one", "5", "USD"));
    }

    @AfterEach
    void close() {
        publication.close();
    }

    @Test
    void what_was_recorded_is_published_in_its_order_as_it_is_stored() {
        publishUpTo(2);

        var messages = CLUSTER.read(publication.topic);
        var stored = publication.rows.after(0, 10);

        assertThat(messages).hasSameSizeAs(stored);
        for (int i = 0; i < stored.size(); i++) {
            var message = messages.get(i);
            assertThat(message.key()).isEqualTo("AA");
            assertThat(new String(message.value(), UTF_8))
                    .isEqualTo(stored.get(i).payload());
            assertThat(header(message, "ce_id")).isEqualTo(stored.get(i).id());
            assertThat(header(message, "ce_metadata")).isEqualTo(stored.get(i).metadata());
            assertThat(Instant.parse(header(message, "ce_time")))
                    .isEqualTo(stored.get(i).recordedAt());
        }
    }

    @Test
    void a_restarted_publisher_goes_on_where_the_last_one_stopped() {
        publishUpTo(2);
        publication.record(pay("AA", "two", "5", "USD"));
        publishUpTo(3);

        assertThat(publication.positionsOnTopic()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void of_two_publishers_one_publishes_and_the_other_takes_over_when_it_is_closed() {
        try (var other = publication.publisher()) {
            try (var one = publication.publisher()) {
                one.start();
                eventually().until(() -> one.status().publishing());
                other.start();
                eventually().until(() -> other.status().position() == 2);
                assertThat(other.status().publishing()).isFalse();
            }
            eventually().until(() -> other.status().publishing());
            publication.record(pay("AA", "two", "5", "USD"));
            eventually().until(() -> other.status().position() == 3);
        }
        assertThat(publication.positionsOnTopic()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void views_that_are_dropped_and_made_anew_publish_nothing_again() {
        ViewSchema.migrate(publication.pool);
        publishUpTo(2);

        publication.jdbc.execute("drop schema projection cascade");
        ViewSchema.migrate(publication.pool);
        publication.record(pay("AA", "two", "5", "USD"));
        publishUpTo(3);

        assertThat(publication.positionsOnTopic()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_missing_topic_is_made_with_one_partition_that_keeps_everything() throws Exception {
        publishUpTo(2);

        try (var admin = CLUSTER.admin()) {
            var topics = admin.describeTopics(List.of(publication.topic));
            var topic = topics.topicNameValues().values().iterator().next().get();
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, publication.topic);
            var configs = admin.describeConfigs(List.of(resource)).values();
            var config = configs.values().iterator().next().get();

            assertThat(topic.partitions()).hasSize(1);
            assertThat(config.get("retention.ms").value()).isEqualTo("-1");
            assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
        }
    }

    @Test
    void a_topic_that_exists_is_taken_as_it_is_and_keeps_the_order_of_each_commitment() throws Exception {
        try (var admin = CLUSTER.admin()) {
            admin.createTopics(List.of(new NewTopic(publication.topic, Optional.of(4), Optional.empty())))
                    .all()
                    .get();
        }
        for (String code : List.of("BB", "CC", "DD", "EE", "FF", "GG")) {
            publication.record(register(code));
            publication.record(pay(code, "one", "5", "USD"));
            publication.record(pay(code, "two", "5", "USD"));
        }
        publishUpTo(20);

        var partitions = new HashMap<String, Set<Integer>>();
        Map<String, List<Long>> positions = new HashMap<>();
        for (var message : CLUSTER.read(publication.topic)) {
            partitions.merge(message.key(), Set.of(message.partition()), (some, same) -> {
                assertThat(some).isEqualTo(same);
                return some;
            });
            positions.computeIfAbsent(message.key(), _ -> new ArrayList<>()).add(TestPublication.position(message));
        }
        assertThat(Set.copyOf(partitions.values())).hasSizeGreaterThan(1);
        assertThat(positions)
                .hasSize(7)
                .allSatisfy((_, ofOne) -> assertThat(ofOne).isSorted());
    }

    private void publishUpTo(long position) {
        try (var publisher = publication.publisher()) {
            publisher.start();
            eventually().until(() -> publisher.status().position() == position);
        }
    }
}
