package org.pledgetracker.core.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pledgetracker.core.commitment.Given.TODAY;
import static org.pledgetracker.core.commitment.Given.code;
import static org.pledgetracker.core.commitment.Given.disbursement;
import static org.pledgetracker.core.commitment.Given.pay;
import static org.pledgetracker.core.commitment.Given.payment;
import static org.pledgetracker.core.commitment.Given.register;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pledgetracker.core.commitment.CommitmentCommand.CloseCommitment;
import org.pledgetracker.core.database.ConnectionPool;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.core.decision.Refusal.AlreadyRecorded;
import org.pledgetracker.core.decision.Refusal.CommitmentClosed;
import org.pledgetracker.core.decision.Refusal.StaleVersion;
import org.pledgetracker.core.decision.Refusal.UnknownCommitment;
import org.pledgetracker.core.disbursement.DisbursementCommand.CorrectDisbursement;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.core.eventstore.EventStoreSchema;
import org.pledgetracker.core.eventstore.EventStores;
import org.pledgetracker.core.eventstore.IdempotencyKey;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecorderTest {

    private static final Provenance MANAGER = Provenance.of("account-1", "request-1");

    private HikariDataSource pool;
    private EmbeddedEventStore store;
    private EventRows rows;
    private Recorder recorder;

    @BeforeAll
    void open() {
        pool = ConnectionPool.open(TestDatabase.fresh(), "test", 20);
        EventStoreSchema.migrate(pool);
        store = EventStores.on(pool);
        rows = new EventRows(pool);
        recorder = new TrackerStore(store, pool).recorder();
    }

    @AfterAll
    void close() {
        store.shutDown();
        pool.close();
    }

    @Test
    void what_is_accepted_has_the_next_position() {
        long head = rows.head();

        assertThat(recorder.record(register("A-NEXT"), MANAGER)).isEqualTo(new Receipt(head + 1, false));
        assertThat(recorder.record(pay("A-NEXT", "one", "5", "USD"), MANAGER)).isEqualTo(new Receipt(head + 2, false));
        assertThat(rows.head()).isEqualTo(head + 2);
    }

    @Test
    void a_refusal_moves_nothing() {
        long head = rows.head();

        assertThatThrownBy(() -> recorder.record(pay("A-UNKNOWN", "one", "5", "USD"), MANAGER))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new UnknownCommitment("A-UNKNOWN")));

        assertThat(rows.head()).isEqualTo(head);
    }

    @Test
    void the_same_again_is_answered_as_the_first_time() {
        recorder.record(register("A-AGAIN"), MANAGER);
        var first = recorder.record(pay("A-AGAIN", "one", "5", "USD"), MANAGER);
        recorder.record(pay("A-AGAIN", "two", "5", "USD"), MANAGER);

        assertThat(recorder.record(pay("A-AGAIN", "one", "5.00", "USD"), MANAGER))
                .isEqualTo(first);
        assertThatThrownBy(() -> recorder.record(pay("A-AGAIN", "one", "6", "USD"), MANAGER))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(AlreadyRecorded.class));
    }

    @Test
    void the_original_is_still_known_after_its_correction() {
        recorder.record(register("A-CORRECTED"), MANAGER);
        var original = recorder.record(pay("A-CORRECTED", "one", "5", "USD"), MANAGER);
        var correction = recorder.record(
                new CorrectDisbursement(disbursement("A-CORRECTED", "one"), payment("7", "USD"), "misread", TODAY),
                MANAGER);

        assertThat(recorder.record(pay("A-CORRECTED", "one", "5", "USD"), MANAGER))
                .isEqualTo(original);
        assertThat(recorder.record(pay("A-CORRECTED", "one", "7", "USD"), MANAGER))
                .isEqualTo(correction);
    }

    @Test
    void a_closing_is_known_to_the_next_delivery() {
        recorder.record(register("A-CLOSED"), MANAGER);
        recorder.record(pay("A-CLOSED", "one", "5", "USD"), MANAGER);
        recorder.record(new CloseCommitment(code("A-CLOSED"), "over"), MANAGER);

        assertThatThrownBy(() -> recorder.record(pay("A-CLOSED", "two", "5", "USD"), MANAGER))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new CommitmentClosed("A-CLOSED")));
    }

    @Test
    void a_command_for_an_older_version_is_refused() {
        recorder.record(register("A-STALE"), MANAGER);

        assertThatThrownBy(() -> recorder.record(
                        new CloseCommitment(code("A-STALE"), "over"), new Provenance("account-1", "r", 7L, null)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isEqualTo(new StaleVersion(7, 1)));
        recorder.record(new CloseCommitment(code("A-STALE"), "over"), new Provenance("account-1", "r", 1L, null));
    }

    @Test
    void what_was_recorded_is_answered_again_whatever_version_it_was_made_for() {
        recorder.record(register("A-RETRY"), MANAGER);
        recorder.record(pay("A-RETRY", "one", "5", "USD"), MANAGER);
        var correction = new CorrectDisbursement(disbursement("A-RETRY", "one"), payment("7", "USD"), "misread", TODAY);
        var first = recorder.record(correction, new Provenance("account-1", "r", 1L, null));

        assertThat(recorder.record(correction, new Provenance("account-1", "r", 1L, null)))
                .isEqualTo(first);
    }

    @Test
    void a_key_gives_the_first_answer_again_and_no_other_request_may_use_it() {
        recorder.record(register("A-KEY"), MANAGER);
        var key = new Provenance("account-1", "r", null, new IdempotencyKey("account-1", "k", "print"));
        var first = recorder.record(pay("A-KEY", "one", "5", "USD"), key);

        assertThat(recorder.record(pay("A-KEY", "one", "5", "USD"), key))
                .isEqualTo(new Receipt(first.position(), true));
        var other = new Provenance("account-1", "r", null, new IdempotencyKey("account-1", "k", "another"));
        assertThatThrownBy(() -> recorder.record(pay("A-KEY", "two", "5", "USD"), other))
                .isInstanceOf(KeyReusedException.class);
        var someone = new Provenance("account-2", "r", null, new IdempotencyKey("account-2", "k", "another"));
        assertThat(recorder.record(pay("A-KEY", "two", "5", "USD"), someone).repeated())
                .isFalse();
    }

    @Test
    void a_key_is_kept_for_a_repetition_too() {
        recorder.record(register("A-KEPT"), MANAGER);
        var first = recorder.record(pay("A-KEPT", "one", "5", "USD"), MANAGER);
        var key = new Provenance("account-1", "r", null, new IdempotencyKey("account-1", "kept", "print"));

        assertThat(recorder.record(pay("A-KEPT", "one", "5", "USD"), key)).isEqualTo(first);
        assertThat(recorder.record(pay("A-KEPT", "one", "5", "USD"), key))
                .isEqualTo(new Receipt(first.position(), true));
    }

    @Test
    void an_instant_means_the_same_position_whenever_it_is_asked() throws Exception {
        recorder.record(register("A-INSTANT"), MANAGER);
        var answers = new HashMap<Instant, Long>();
        var next = new AtomicInteger();
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            // What comes together is stored together, so it takes rounds for instants between positions.
            while (Set.copyOf(answers.values()).size() <= 10) {
                var recorded = Stream.generate(next::incrementAndGet)
                        .limit(20)
                        .map(number -> writers.submit(
                                () -> recorder.record(pay("A-INSTANT", "r" + number, "5", "USD"), MANAGER)))
                        .toList();
                while (!recorded.stream().allMatch(Future::isDone)) {
                    var now = Instant.now();
                    rows.lastAt(now).ifPresent(position -> answers.put(now, position));
                }
            }
        }
        answers.forEach((instant, position) ->
                assertThat(rows.lastAt(instant)).as("%s", instant).hasValue(position));
        assertThat(rows.lastAt(Instant.now().plusSeconds(60))).isEmpty();
    }

    @Test
    void many_writers_at_once_leave_no_gap_and_no_double() throws Exception {
        recorder.record(register("A-BUSY"), MANAGER);
        long head = rows.head();
        var positions = new HashSet<Long>();
        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            var recorded = IntStream.range(0, 300)
                    .mapToObj(i ->
                            writers.submit(() -> recorder.record(pay("A-BUSY", "r" + i % 100, "5", "USD"), MANAGER)))
                    .toList();
            for (var receipt : recorded) {
                positions.add(receipt.get().position());
            }
        }
        assertThat(positions)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(head + 1, head + 100).boxed().toList());
    }
}
