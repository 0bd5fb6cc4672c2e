package org.pledgetracker.core.eventstore;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pledgetracker.core.commitment.Given.pay;
import static org.pledgetracker.core.commitment.Given.register;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.commitment.CommitmentEvent.CommitmentRegistered;
import org.pledgetracker.core.recording.BulkRecorder;
import org.pledgetracker.core.recording.Provenance;
import org.pledgetracker.core.recording.Recorder;
import org.pledgetracker.core.recording.TwoNodes;

/** What follows the store sees every event, once, in order. */
class FollowingStreamTest {

    private static final Provenance MANAGER = Provenance.of("account-1", "request-1");

    private final TwoNodes nodes = TwoNodes.open();
    private final Recorder recorder = nodes.recorderOn(nodes.here());

    @BeforeEach
    void registered() {
        recorder.record(register("AA"), MANAGER);
    }

    @AfterEach
    void close() {
        nodes.close();
    }

    @Test
    void what_is_there_comes_first_and_then_what_any_node_stores() throws InterruptedException {
        payAll(recorder, 0, 2_500);
        try (var stream = nodes.here().openStream(null)) {
            assertThat(positions(stream, 2_501)).containsExactlyElementsOf(positions(1, 2_501));

            payAll(recorder, 2_500, 1_500);
            payAll(nodes.recorderOn(nodes.there()), 4_000, 1_500);

            assertThat(positions(stream, 3_000)).containsExactlyElementsOf(positions(2_502, 5_501));
            assertThat(stream.hasNextAvailable(0, TimeUnit.SECONDS)).isFalse();
        }
    }

    @Test
    void a_token_is_where_it_begins() throws InterruptedException {
        payAll(recorder, 0, 10);
        try (var stream = nodes.here().openStream(new GlobalSequenceTrackingToken(9))) {
            assertThat(positions(stream, 2)).containsExactly(10L, 11L);
        }
    }

    @Test
    void an_event_comes_as_the_table_has_it() throws SQLException, InterruptedException {
        sql(
                "insert into event_store.event select 2, id, 'Ελλάς 🇬🇷', 7, type, revision, payload,"
                        + " '{\"by\": \"ж\"}', '2031-12-31 23:59:59.123456Z' from event_store.event",
                "update event_store.event_head set position = 2");

        try (var connection = nodes.pool().getConnection();
                var copied = CopiedEvents.between(connection, 0, 2)) {
            assertThat(copied.next(10).stream().map(CopiedEvents::row).map(FollowingStreamTest::text))
                    .isEqualTo(new EventRows(nodes.pool()).after(0, 10));
        }
        try (var stream = nodes.here().openStream(new GlobalSequenceTrackingToken(1))) {
            var event = next(stream);
            assertThat(event.getPayload()).isInstanceOf(CommitmentRegistered.class);
            assertThat(event.getMetaData()).containsEntry("by", "ж");
            assertThat(event.getTimestamp()).isEqualTo("2031-12-31T23:59:59.123456Z");
        }
    }

    private static EventRow<String> text(EventRow<byte[]> copied) {
        return new EventRow<>(
                copied.position(),
                copied.id(),
                copied.aggregate(),
                copied.sequence(),
                copied.type(),
                copied.revision(),
                new String(copied.payload(), UTF_8),
                new String(copied.metadata(), UTF_8),
                copied.recordedAt());
    }

    @Test
    void a_gap_is_never_passed() throws SQLException {
        sql(
                "insert into event_store.event select 3, gen_random_uuid(), aggregate, 1, type, revision, payload, metadata,"
                        + " now() from event_store.event",
                "update event_store.event_head set position = 3");

        try (var stream = nodes.here().openStream(null)) {
            assertThatThrownBy(() -> positions(stream, 3))
                    .isInstanceOf(EventStoreException.class)
                    .hasStackTraceContaining("are missing");
        }
    }

    @Test
    void a_failure_comes_out_of_the_stream_and_a_new_one_begins_where_it_is_told() throws Exception {
        sql(
                "insert into event_store.event select 2, gen_random_uuid(), 'BB', 0, 'nobody-knows', revision, payload,"
                        + " metadata, now() from event_store.event",
                "update event_store.event_head set position = 2");
        try (var stream = nodes.here().openStream(null)) {
            assertThatThrownBy(() -> positions(stream, 2)).isInstanceOf(UnknownEventException.class);
        }

        payAll(recorder, 0, 1);
        try (var stream = nodes.here().openStream(new GlobalSequenceTrackingToken(2))) {
            assertThat(positions(stream, 1)).containsExactly(3L);
        }
    }

    private void sql(String... statements) throws SQLException {
        try (var connection = nodes.pool().getConnection();
                var statement = connection.createStatement()) {
            for (var text : statements) {
                statement.execute(text);
            }
        }
    }

    @Test
    void what_a_connection_does_after_a_copy_is_left_alone() throws SQLException {
        payAll(recorder, 0, 3_000);
        try (var connection = nodes.pool().getConnection();
                var statement = connection.createStatement()) {
            for (int round = 0; round < 200; round++) {
                try (var copied = CopiedEvents.between(connection, 0, 3_001)) {
                    assertThat(copied.next(round % 2 == 0 ? 3_001 : 1)).isNotEmpty();
                }
                statement.execute("select pg_sleep(0.001)");
            }
        }
    }

    private static void payAll(Recorder recorder, int first, int count) {
        new BulkRecorder(recorder)
                .record(IntStream.range(first, first + count)
                        .mapToObj(number -> new BulkRecorder.Item(pay("AA", "e" + number, "5", "USD"), MANAGER))
                        .toList());
    }

    private static List<Long> positions(long first, long last) {
        return LongStream.rangeClosed(first, last).boxed().toList();
    }

    private static List<@Nullable Long> positions(TrackingEventStream stream, int count) throws InterruptedException {
        var positions = new ArrayList<@Nullable Long>();
        while (positions.size() < count) {
            positions.add(next(stream).trackingToken().position().orElseThrow());
        }
        return positions;
    }

    private static TrackedEventMessage<?> next(TrackingEventStream stream) throws InterruptedException {
        assertThat(stream.hasNextAvailable(10, TimeUnit.SECONDS)).isTrue();
        return stream.nextAvailable();
    }
}
