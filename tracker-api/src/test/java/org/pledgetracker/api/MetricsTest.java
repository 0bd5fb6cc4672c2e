package org.pledgetracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How recording fares is for those who run the tracker. */
class MetricsTest extends TrackerTest {

    @Test
    void administrators_see_what_shares_a_commit_and_nobody_else_does() {
        manager.post("/api/v1/commitments", Bodies.commitment("METERED"));

        for (var meter : List.of("commands", "events", "wait")) {
            var measured =
                    admin.get("/actuator/metrics/tracker.append." + meter).json();
            assertThat(measured.get("measurements").get(0).get("value").asDouble())
                    .as(meter)
                    .isPositive();
        }
        assertThat(admin.get("/actuator/metrics/tracker.append.waiting").status())
                .isEqualTo(200);
        for (var reader : List.of(manager, viewer)) {
            assertThat(reader.get("/actuator/metrics").status()).isEqualTo(403);
        }
        assertThat(nobody.get("/actuator/metrics").status()).isEqualTo(401);
    }

    @Test
    void signing_in_and_requests_are_measured_and_the_steps_on_their_way_are_not() {
        viewer.get("/api/v1/commitments");

        var names = admin.get("/actuator/metrics").json().get("names").values().stream()
                .map(JsonNode::asString)
                .toList();

        assertThat(names)
                .contains("http.server.requests", "spring.security.authentications", "spring.security.authorizations")
                .noneMatch(name ->
                        name.startsWith("spring.security.filterchains") || name.startsWith("spring.security.http"));
    }
}
