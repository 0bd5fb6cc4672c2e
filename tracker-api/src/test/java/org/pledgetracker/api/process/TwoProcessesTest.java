package org.pledgetracker.api.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pledgetracker.api.TrackerApplication;
import org.pledgetracker.api.process.TrackerClient.Payment;
import org.pledgetracker.core.database.DatabaseAddress;
import org.pledgetracker.core.database.TestDatabase;
import org.pledgetracker.projections.ProjectionsApplication;
import org.pledgetracker.projections.kafka.TestCluster;

/** The way in and the views as two processes: one records, the other shows and publishes. */
class TwoProcessesTest {

    private static final DatabaseAddress DATABASE = TestDatabase.fresh();
    private static final TestCluster KAFKA = TestCluster.shared();

    @SuppressWarnings("NullAway.Init")
    private static TrackerProcess api;

    @SuppressWarnings("NullAway.Init")
    private static TrackerProcess projections;

    @BeforeAll
    static void startBoth(@TempDir Path first, @TempDir Path second) throws Exception {
        api = TrackerProcess.launch(TrackerApplication.class, first, DATABASE, "--tracker.projections.run=false");
        projections = TrackerProcess.launch(
                ProjectionsApplication.class, second, DATABASE, "--tracker.kafka.bootstrap-servers=" + KAFKA.servers());
        api.awaitReady();
        projections.awaitReady();
    }

    @AfterAll
    static void stopBoth() {
        api.close();
        projections.close();
    }

    @Test
    void what_one_records_is_seen_through_the_other_and_on_the_topic() throws Exception {
        assertThat(api.client().register("TWO-HALVES").status()).isEqualTo(201);
        var paid = api.client().record("TWO-HALVES", new Payment("first", "100"));
        assertThat(paid.status()).as(paid.body()).isEqualTo(201);

        var shown = projections
                .client()
                .get("/api/v1/commitments/TWO-HALVES/disbursements/first?atLeast=" + paid.position());
        assertThat(shown.status()).as(shown.body()).isEqualTo(200);
        var own = api.client().get("/api/v1/commitments/TWO-HALVES/disbursements/first");
        assertThat(own.body()).as("the same answer from both").isEqualTo(shown.body());

        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(KAFKA.read("tracker.events")).anySatisfy(message -> {
                    assertThat(message.key()).isEqualTo("TWO-HALVES");
                    assertThat(new String(
                                    message.headers().lastHeader("ce_sequence").value(), UTF_8))
                            .isEqualTo(Long.toString(paid.position()));
                }));
    }

    @Test
    void the_views_take_no_commands_and_show_no_pages() throws Exception {
        assertThat(projections.client().register("NOT-HERE").status()).isEqualTo(405);
        assertThat(projections.client().get("/record").status()).isEqualTo(404);
    }
}
