package org.pledgetracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What auditors do with a browser. */
class AuditPageTest extends TrackerTest {

    private static final Map<String, String> BROWSER = Map.of("Accept", "text/html");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern RECORDED = Pattern.compile("(?s)#<span>(\\d+)</span>");

    @Test
    void the_page_is_for_auditors_alone() {
        for (var other : List.of(viewer, manager)) {
            assertThat(other.get("/audit", BROWSER).status()).isEqualTo(403);
            assertThat(other.get("/audit/records?record=JP-PBF", BROWSER).status())
                    .isEqualTo(403);
            assertThat(other.get("/", BROWSER).response().body()).doesNotContain("href=\"/audit\"");
        }
        assertThat(admin.get("/audit", BROWSER).status()).isEqualTo(200);
        assertThat(auditor.get("/", BROWSER).response().body()).contains("href=\"/audit\"");
    }

    @Test
    void the_log_is_shown_with_its_key_and_root() {
        var key = auditor.get("/log/key").response().body().strip();

        await().atMost(Duration.ofSeconds(10))
                .until(() -> auditor.get("/audit", BROWSER).response().body(), page -> page.contains(key));
    }

    @Test
    void a_replay_is_begun_and_its_end_is_seen() {
        var page = auditor.get("/audit", BROWSER);
        var token = TOKEN.matcher(page.response().body());
        assertThat(token.find()).isTrue();
        var cookie = page.header("Set-Cookie").split(";", 2)[0];
        assertThat(auditor.post("/audit/replays", "", Map.of("Cookie", cookie)).status())
                .isEqualTo(403);

        var begun = auditor.post(
                "/audit/replays?_csrf=" + token.group(1), "", Map.of("Cookie", cookie, "Accept", "text/html"));

        assertThat(begun.status()).isEqualTo(302);
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> auditor.get("/audit", BROWSER).response().body(),
                        shown -> shown.contains(">Identical<") && !shown.contains(">Running<"));
    }

    @Test
    void the_history_of_a_record_tells_what_each_event_changed() {
        manager.post("/api/v1/commitments", Bodies.commitment("HIST"));
        manager.post("/api/v1/commitments/HIST/disbursements", Bodies.disbursement("paid", "\"amount\": \"100\""));
        manager.post(
                "/api/v1/commitments/HIST/disbursements/paid/correction",
                Bodies.disbursement("paid", "\"amount\": \"250\"", "\"reason\": \"misread\""));

        var page = auditor.get("/audit/records?record=HIST/disbursements/paid", BROWSER)
                .response()
                .body();

        assertThat(page)
                .contains("disbursement-recorded", "disbursement-corrected", "Reason: misread", ">manager<")
                .contains("payment.amount.stated: 100 \u2192 250");
        assertThat(RECORDED.matcher(page).results().count()).isEqualTo(2);
        assertThat(auditor.get("/audit/records?record=nothing", BROWSER)
                        .response()
                        .body())
                .contains("No event has this name");
    }

    @Test
    void what_is_about_another_pledge_is_no_change_of_the_first() {
        manager.post("/api/v1/commitments", Bodies.commitment("TWO"));
        manager.post("/api/v1/commitments/TWO/pledges", Bodies.pledge("one", "\"amount\": \"111\""));
        manager.post("/api/v1/commitments/TWO/pledges", Bodies.pledge("other", "\"amount\": \"222\""));
        manager.post("/api/v1/commitments/TWO/pledges/one/revisions", Bodies.revision("\"amount\": \"333\""));

        var page = auditor.get("/audit/records?record=TWO", BROWSER).response().body();

        assertThat(page).doesNotContain("111 \u2192 222").contains("promise.target.stated: 222");
    }
}
