package org.pledgetracker.api.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.pledgetracker.api.process.TrackerClient.Answer;
import org.pledgetracker.api.process.TrackerClient.Payment;
import org.pledgetracker.core.database.DatabaseAddress;
import org.pledgetracker.core.database.TestDatabase;

/** Two trackers on one database are one tracker. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesTest {

    private static final int PAYMENTS_PER_NODE = 200;
    private static final int CLIENTS_PER_NODE = 4;
    private static final int SHARED_REFERENCES = 20;

    private static final DatabaseAddress DATABASE = TestDatabase.fresh();

    /** The first to start, so it is the one that keeps the views. */
    @SuppressWarnings("NullAway.Init")
    private static TrackerProcess keeper;

    @SuppressWarnings("NullAway.Init")
    private static TrackerProcess other;

    private static @Nullable String firstOwner;

    @BeforeAll
    static void startBoth(@TempDir Path first, @TempDir Path second) throws Exception {
        keeper = TrackerProcess.start(first, DATABASE);
        firstOwner = ownerOfTheViews();
        other = TrackerProcess.start(second, DATABASE);
    }

    @AfterAll
    static void stopBoth() {
        keeper.close();
        other.close();
    }

    @Test
    @Order(1)
    void what_one_has_registered_the_other_accepts_payments_for_at_once_and_shows() throws Exception {
        for (int round = 0; round < 10; round++) {
            var commitment = "AT-ONCE-" + round;
            var tooEarly = other.client().record(commitment, new Payment("first", "100"));
            assertThat(tooEarly.status()).as(tooEarly.body()).isEqualTo(404);
            assertThat(keeper.client().register(commitment).status()).isEqualTo(201);
            var paid = other.client().record(commitment, new Payment("first", "100"));
            assertThat(paid.status()).as(paid.body()).isEqualTo(201);

            var shown = other.client()
                    .get("/api/v1/commitments/" + commitment + "/disbursements/first?atLeast=" + paid.position());

            assertThat(shown.status()).as(shown.body()).isEqualTo(200);
            assertThat(shown.json().required("position").asLong()).isEqualTo(paid.position());
        }
    }

    @Test
    @Order(2)
    void payments_recorded_on_both_at_once_have_one_gapless_order() throws Exception {
        long head = keeper.client().register("BUSY").position();

        var answers = atOnce(IntStream.range(0, 2 * CLIENTS_PER_NODE)
                .<Callable<List<Answer>>>mapToObj(client -> () -> {
                    var node = (client % 2 == 0 ? keeper : other).client();
                    var answered = new ArrayList<Answer>();
                    for (int n = 0; n < PAYMENTS_PER_NODE / CLIENTS_PER_NODE; n++) {
                        answered.add(node.record("BUSY", new Payment("client-" + client + "-" + n, "1")));
                    }
                    return answered;
                })
                .toList());

        var all = answers.stream().flatMap(List::stream).toList();
        assertThat(all)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(201));
        assertThat(all.stream().map(Answer::position).sorted())
                .containsExactlyElementsOf(LongStream.rangeClosed(head + 1, head + 2 * PAYMENTS_PER_NODE)
                        .boxed()
                        .toList());
    }

    @Test
    @Order(3)
    void one_reference_recorded_on_both_at_once_is_one_event() throws Exception {
        long head = keeper.client().register("SHARED").position();

        for (int n = 0; n < SHARED_REFERENCES; n++) {
            var same = onBothAtOnce(new Payment("same-" + n, "5"), new Payment("same-" + n, "5"));
            assertThat(same).extracting(Answer::status).containsExactly(201, 201);
            assertThat(same.getFirst().position()).isEqualTo(same.getLast().position());

            var unlike = onBothAtOnce(new Payment("unlike-" + n, "5"), new Payment("unlike-" + n, "6"));
            assertThat(unlike).extracting(Answer::status).containsExactlyInAnyOrder(201, 409);
        }

        var history = historyOf("SHARED", other);
        assertThat(history)
                .filteredOn(entry -> entry != null)
                .hasSize(2 * SHARED_REFERENCES)
                .doesNotHaveDuplicates();
        assertThat(keeper.client().record("SHARED", new Payment("next", "5")).position())
                .as("what was not recorded took no position")
                .isEqualTo(head + 2 * SHARED_REFERENCES + 1);
    }

    @Test
    @Order(4)
    void one_keeps_the_views_and_the_other_takes_over_when_it_is_killed() throws Exception {
        assertThat(other.client().register("TAKEN-OVER").status()).isEqualTo(201);
        assertThat(ownerOfTheViews()).isNotNull().isEqualTo(firstOwner);

        keeper.kill();
        var paid = other.client().record("TAKEN-OVER", new Payment("after", "100"));
        assertThat(paid.status()).as(paid.body()).isEqualTo(201);

        await().atMost(Duration.ofSeconds(25))
                .untilAsserted(() -> assertThat(other.client()
                                .get("/api/v1/commitments/TAKEN-OVER/progress?atLeast=" + paid.position())
                                .status())
                        .isEqualTo(200));
        assertThat(ownerOfTheViews()).isNotNull().isNotEqualTo(firstOwner);
    }

    private static List<Answer> onBothAtOnce(Payment here, Payment there) throws Exception {
        return atOnce(List.of(
                () -> keeper.client().record("SHARED", here),
                () -> other.client().record("SHARED", there)));
    }

    private static <T> List<T> atOnce(List<Callable<T>> tasks) throws Exception {
        var start = new CyclicBarrier(tasks.size());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> begun = tasks.stream()
                    .map(task -> threads.submit(() -> {
                        var _ = start.await();
                        return task.call();
                    }))
                    .toList();
            var results = new ArrayList<T>();
            for (var future : begun) {
                results.add(future.get());
            }
            return results;
        }
    }

    /** The entry of each event; null where it is about the commitment itself. */
    private static List<@Nullable String> historyOf(String commitment, TrackerProcess node) throws Exception {
        return node.client().list("/api/v1/commitments/" + commitment + "/history").stream()
                .<@Nullable String>map(event ->
                        event.path("entry").isString() ? event.path("entry").asString() : null)
                .toList();
    }

    private static @Nullable String ownerOfTheViews() throws SQLException {
        try (var connection = DATABASE.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT owner FROM projection.token")) {
            assertThat(row.next()).isTrue();
            var owner = row.getString(1);
            assertThat(row.next()).as("a second token").isFalse();
            return owner;
        }
    }
}
