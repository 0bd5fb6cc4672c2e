package org.pledgetracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pledgetracker.api.Bodies.commitment;

import org.junit.jupiter.api.Test;
import org.pledgetracker.core.database.DatabaseAddress;
import org.pledgetracker.core.database.TestDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A node whose views nobody keeps at the moment: it records, and does not pretend to know what it cannot show. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "tracker.projections.run=false")
class BehindTest {

    private static final DatabaseAddress DATABASE = TestDatabase.fresh();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("tracker.data-dir", TestDirectories::fresh);
        registry.add("tracker.database.url", DATABASE::url);
        registry.add("tracker.database.username", DATABASE::username);
        registry.add("tracker.database.password", DATABASE::password);
        registry.add("TRACKER_MANAGER_PASSWORD", () -> "manager-password");
    }

    @Test
    void a_read_that_must_include_a_position_is_told_to_come_again_while_the_views_are_behind() {
        var manager = new Client(port, "manager");
        var recorded = manager.post("/api/v1/commitments", commitment("BEHIND"));
        assertThat(recorded.status()).isEqualTo(201);

        var answer = manager.get("/api/v1/commitments/BEHIND?atLeast=" + recorded.position());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("/problems/busy");
        assertThat(answer.header("Retry-After")).isNotEmpty();
        assertThat(manager.get("/actuator/health/readiness").status()).isEqualTo(503);
    }
}
