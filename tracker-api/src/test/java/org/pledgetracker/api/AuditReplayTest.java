package org.pledgetracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Auditors make the views again and are told whether they are the same. */
class AuditReplayTest extends TrackerTest {

    private static final String REPLAYS = "/api/v1/audit/replays";

    @Test
    void the_live_views_follow_from_the_events() {
        manager.post("/api/v1/commitments", Bodies.commitment("REPLAYED"));

        var started = begin("");
        var location = started.header("Location");
        assertThat(started.json().get("state").asString()).isEqualTo("RUNNING");

        var outcome = outcome(location);
        assertThat(outcome.get("state").asString()).as("%s", outcome).isEqualTo("IDENTICAL");
        assertThat(outcome.get("differences")).isEmpty();
        assertThat(outcome.get("digest").asString()).matches("[0-9a-f]{64}");
        assertThat(outcome.get("events")).isEqualTo(outcome.get("of")).isEqualTo(outcome.get("position"));
        assertThat(auditor.get(location + "/progress").response().body())
                .startsWith("data:{\"id\":")
                .contains("\"state\":\"IDENTICAL\"");

        assertThat(auditor.post(location + "/swap", "").status()).isEqualTo(403);
        var swapped = admin.post(location + "/swap", "").json();
        assertThat(swapped.get("swappedAt").asLong()).isPositive();
        assertThat(viewer.get("/api/v1/commitments/REPLAYED").status()).isEqualTo(200);
        long position = manager.post("/api/v1/commitments", Bodies.commitment("AFTERWARDS"))
                .position();
        assertThat(viewer.get("/api/v1/commitments/AFTERWARDS?atLeast=" + position)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_replay_stops_where_it_is_told_to() {
        var location = begin("{\"upTo\": 1}").header("Location");

        var outcome = outcome(location);
        assertThat(outcome.get("state").asString()).as("%s", outcome).isEqualTo("IDENTICAL");
        assertThat(outcome.get("upTo").asLong()).isEqualTo(1);
        assertThat(outcome.get("position").asLong()).isEqualTo(1);
        var refused = admin.post(location + "/swap", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("/problems/replay-outdated");
    }

    @Test
    void what_is_no_position_is_refused() {
        for (var upTo : new String[] {"999999999", "-1", "\"soon\"", "\"2999-01-01T00:00:00Z\"", "{}", "1.5"}) {
            var refused = auditor.post(REPLAYS, "{\"upTo\": " + upTo + "}");
            assertThat(refused.status()).as(upTo).isEqualTo(400);
            assertThat(refused.problem()).isEqualTo("/problems/malformed-request");
        }
        assertThat(auditor.get(REPLAYS + "/unknown").status()).isEqualTo(404);
    }

    /** Another test's may be running. */
    private Client.Answer begin(String body) {
        return await().atMost(Duration.ofMinutes(1))
                .until(() -> auditor.post(REPLAYS, body), answer -> answer.status() == 202);
    }

    private JsonNode outcome(String location) {
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> auditor.get(location).json(),
                        answer -> !answer.get("state").asString().equals("RUNNING"));
    }
}
