package org.pledgetracker.api.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pledgetracker.api.process.TrackerClient.Payment;
import org.pledgetracker.core.database.DiskCheck;
import org.pledgetracker.core.database.OtherServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a tracker has acknowledged is there once, however it ends. */
@Tag("slow")
class CrashTest {

    private static final Logger log = LoggerFactory.getLogger(CrashTest.class);

    private static final String COMMITMENT = "ROADS";
    private static final long SEED = 20_240_517;

    /** How often each victim is killed. */
    private static final int ROUNDS = Integer.getInteger("tracker.test.kills", 5);

    private static final int WRITES = 100;
    private static final Duration UNTIL_LOADED = Duration.ofSeconds(30);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    private final Ledger ledger = new Ledger(COMMITMENT);

    @AfterEach
    void stopServer() {
        OtherServer.in(data).stop();
    }

    /** Who is killed while clients record. */
    enum Victim {
        TRACKER,
        SERVER,
        BOTH;

        void kill(TrackerProcess tracker, OtherServer server) throws InterruptedException {
            if (this != TRACKER) {
                server.kill();
            }
            if (this != SERVER) {
                tracker.kill();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_was_acknowledged_is_there_once_after_every_kill(Victim victim) throws Exception {
        var random = new Random(SEED);
        var tracker = TrackerProcess.start(data);
        try {
            assertThat(tracker.client().register(COMMITMENT).status()).isEqualTo(201);
            for (int round = 0; round < ROUNDS; round++) {
                var lasting = Duration.ofMillis(500 + random.nextInt(2_500));
                try (var stream = PaymentStream.to(tracker.client(), COMMITMENT, "round-" + round, SEED + round)) {
                    awaitLoad(stream);
                    await().pollDelay(lasting).until(() -> true);
                    end(tracker, victim, stream);
                    long begun = System.nanoTime();
                    tracker = TrackerProcess.start(data);
                    var restart = Duration.ofNanos(System.nanoTime() - begun);
                    log.info("round {}: killed after {}, ready again after {}", round, lasting, restart);
                    verify(tracker.client(), stream);
                }
            }
        } finally {
            tracker.close();
        }
    }

    private static void awaitLoad(PaymentStream stream) {
        await().atMost(UNTIL_LOADED)
                .untilAsserted(() -> assertThat(stream.acknowledged())
                        .as("unexpected answers: %s, never answered: %s", stream.surprises(), stream.cutOff())
                        .isNotEmpty());
    }

    private void end(TrackerProcess tracker, Victim victim, PaymentStream stream) throws Exception {
        victim.kill(tracker, OtherServer.in(data));
        stream.awaitEnd();
        if (victim == Victim.SERVER) {
            assertThat(stream.cutOff()).as("clients without an answer").isEmpty();
            tracker.kill();
        }
    }

    private void verify(TrackerClient tracker, PaymentStream stream) throws Exception {
        ledger.add(stream);
        var present = ledger.check(tracker);
        long kept = stream.open().stream()
                .filter(payment -> present.containsKey(payment.reference()))
                .count();
        log.info(
                "{} acknowledged; of {} open ones {} were kept; {} in all; unexpected answers: {}",
                stream.acknowledged().size(),
                stream.open().size(),
                kept,
                present.size(),
                stream.surprises());
        retry(stream, tracker, present);
        ledger.check(tracker);
    }

    /** A client that never heard asks again; one that heard may do so too. */
    private void retry(PaymentStream stream, TrackerClient tracker, Map<String, Long> present) throws Exception {
        for (var payment : stream.open()) {
            if (payment.idempotencyKey() != null) {
                var answer = tracker.record(COMMITMENT, payment);
                assertThat(answer.status()).as(answer.body()).isEqualTo(201);
                assertThat(answer.isRepeated()).isEqualTo(present.containsKey(payment.reference()));
                assertThat(answer.position()).isEqualTo(present.getOrDefault(payment.reference(), answer.position()));
                ledger.acknowledge(payment, answer.position());
                assertRepeated(tracker, payment, answer.position());
            }
        }
        var heard = stream.acknowledged().entrySet().stream()
                .filter(acknowledged -> acknowledged.getKey().idempotencyKey() != null)
                .limit(20)
                .toList();
        assertThat(heard).isNotEmpty();
        for (var acknowledged : heard) {
            assertRepeated(tracker, acknowledged.getKey(), acknowledged.getValue());
        }
    }

    private static void assertRepeated(TrackerClient tracker, Payment payment, long position) throws Exception {
        var again = tracker.record(COMMITMENT, payment);
        assertThat(again.status()).as(again.body()).isEqualTo(201);
        assertThat(again.isRepeated()).isTrue();
        assertThat(again.position()).isEqualTo(position);
    }

    @Test
    void a_tracker_that_is_told_to_end_under_load_does_so_soon_and_loses_nothing() throws Exception {
        List<String> unanswered;
        try (var tracker = TrackerProcess.start(data)) {
            assertThat(tracker.client().register(COMMITMENT).status()).isEqualTo(201);
            try (var stream = PaymentStream.to(tracker.client(), COMMITMENT, "load", SEED)) {
                await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
                var took = tracker.stop(Duration.ofSeconds(15));
                stream.awaitEnd();
                log.info(
                        "ended after {} ms with {} acknowledged",
                        took.toMillis(),
                        stream.acknowledged().size());
                assertThat(stream.acknowledged()).isNotEmpty();
                assertThat(stream.surprises()).isEmpty();
                assertThat(OtherServer.in(data).process()).as("the server").isEmpty();
                assertThat(tracker.output() + tracker.errors()).doesNotContain("\tat ", " ERROR ");
                ledger.add(stream);
                unanswered = stream.open().stream().map(Payment::reference).toList();
            }
        }
        try (var again = TrackerProcess.start(data)) {
            assertThat(ledger.check(again.client()))
                    .as("what was begun was also answered")
                    .doesNotContainKeys(unanswered.toArray(String[]::new));
        }
    }

    @Test
    void every_acknowledged_write_has_reached_the_disk() throws Exception {
        try (var tracker = TrackerProcess.start(data);
                var connection = OtherServer.in(data).address().connect()) {
            var client = tracker.client();
            assertThat(client.register(COMMITMENT).status()).isEqualTo(201);

            DiskCheck.assertEachReachesTheDisk(connection, WRITES, DiskCheck.UNTIL_OTHERS_REPORT, () -> {
                for (int n = 0; n < WRITES; n++) {
                    var answer = client.record(COMMITMENT, new Payment("written-" + n, "1"));
                    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
                }
            });
        }
    }
}
