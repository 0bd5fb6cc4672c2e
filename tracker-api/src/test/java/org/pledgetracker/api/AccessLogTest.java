package org.pledgetracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who looked, and who was refused, is written down. */
class AccessLogTest extends TrackerTest {

    @Test
    void every_read_of_an_auditor_is_written_down_with_who_and_when() {
        auditor.get("/api/v1/commitments?q=looked-at");

        assertThat(accesses("/api/v1/commitments?q=looked-at")).singleElement().satisfies(access -> {
            assertThat(access.get("role").asString()).isEqualTo("AUDITOR");
            assertThat(access.get("account").asString()).isNotBlank();
            assertThat(access.get("at").asString()).startsWith("20");
            assertThat(access.get("method").asString()).isEqualTo("GET");
            assertThat(access.get("status").asInt()).isEqualTo(200);
        });
    }

    @Test
    void whoever_is_refused_is_written_down() {
        viewer.get("/api/v1/audit/events?from=11");
        nobody.get("/api/v1/commitments?q=unknown-visitor");
        viewer.withPassword("guess").get("/api/v1/commitments?q=guessed");
        viewer.get("/record/disbursement");

        assertThat(accesses("/api/v1/audit/events?from=11"))
                .extracting(access -> access.get("status").asInt())
                .containsExactly(403);
        for (var path : List.of("/api/v1/commitments?q=unknown-visitor", "/api/v1/commitments?q=guessed")) {
            assertThat(accesses(path)).singleElement().satisfies(access -> {
                assertThat(access.get("status").asInt()).isEqualTo(401);
                assertThat(access.path("account").asString("")).isEmpty();
            });
        }
        assertThat(accesses("/record/disbursement")).isNotEmpty();
    }

    @Test
    void who_is_led_to_another_page_was_refused_too() {
        nobody.get("/commitments/of-a-visitor");
        nobody.post("/sign-in?guess", "");

        assertThat(accesses("/commitments/of-a-visitor"))
                .singleElement()
                .satisfies(access ->
                        assertThat(access.path("account").asString("")).isEmpty());
        assertThat(accesses("/sign-in?guess")).hasSize(1);
    }

    @Test
    void another_spelling_of_an_address_is_the_same_address() {
        assertThat(admin.get("/api/v1/%61udit/events?from=3&limit=1").status()).isEqualTo(200);

        assertThat(accesses("/api/v1/%61udit/events?from=3&limit=1")).hasSize(1);
    }

    @Test
    void reads_of_others_are_their_own_business() {
        viewer.get("/api/v1/commitments?q=nobody-minds");

        assertThat(accesses("/api/v1/commitments?q=nobody-minds")).isEmpty();
    }

    @Test
    void what_changes_how_the_tracker_is_run_is_written_down() {
        admin.post("/api/v1/audit/replays/none/swap", "");

        assertThat(accesses("/api/v1/audit/replays/none/swap")).singleElement().satisfies(access -> {
            assertThat(access.get("role").asString()).isEqualTo("ADMIN");
            assertThat(access.get("method").asString()).isEqualTo("POST");
        });
    }

    @Test
    void the_log_is_read_from_its_end_and_by_pages() {
        auditor.get("/api/v1/commitments?q=first");
        auditor.get("/api/v1/commitments?q=second");

        var page = auditor.get("/api/v1/audit/accesses").json().get("items");
        assertThat(page.get(0).get("number").asLong())
                .isGreaterThan(page.get(1).get("number").asLong());
        var before = auditor.get("/api/v1/audit/accesses?before="
                        + page.get(1).get("number").asLong())
                .json();
        assertThat(before.get("items").get(0).get("number").asLong())
                .isLessThan(page.get(1).get("number").asLong());
        assertThat(auditor.get("/api/v1/audit/accesses?before=now").status()).isEqualTo(400);
    }

    private List<JsonNode> accesses(String path) {
        return admin.get("/api/v1/audit/accesses")
                .json()
                .get("items")
                .valueStream()
                .filter(access -> access.get("path").asString().equals(path))
                .toList();
    }
}
