package org.pledgetracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pledgetracker.api.Bodies.commitment;
import static org.pledgetracker.api.Bodies.disbursement;
import static org.pledgetracker.api.Bodies.pledge;
import static org.pledgetracker.api.Bodies.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for reads of every kind. */
class ReadConventionsTest extends TrackerTest {

    private static final String API = "/api/v1/commitments";

    @Test
    void a_read_is_answered_in_full_though_the_record_has_not_changed() {
        manager.post(API, commitment("CONV-FULL"));
        manager.post(API + "/CONV-FULL/disbursements", disbursement("a"));
        var etag = manager.get(API + "/CONV-FULL/disbursements/a").header("ETag");
        manager.post(API + "/CONV-FULL/pledges", pledge("p"));

        var again = manager.get(API + "/CONV-FULL/disbursements/a", Map.of("If-None-Match", etag));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().get("counts").get(0).get("pledge").asString()).isEqualTo("p");
    }

    @Test
    void a_list_is_read_page_by_page_as_of_its_first_page() {
        manager.post(API, commitment("CONV-PAGES"));
        for (int i = 0; i < 7; i++) {
            manager.post(API + "/CONV-PAGES/disbursements", disbursement("d" + i));
        }
        var seen = new ArrayList<String>();
        var page = manager.get(API + "/CONV-PAGES/entries?limit=3");
        manager.post(API + "/CONV-PAGES/disbursements", disbursement("late"));
        while (true) {
            page.json()
                    .get("items")
                    .forEach(item -> seen.add(item.get("reference").asString()));
            if (page.json().get("next").isNull()) {
                break;
            }
            assertThat(page.header("Link")).contains("rel=\"next\"").contains("cursor=");
            page = manager.get(API + "/CONV-PAGES/entries?limit=3&cursor="
                    + page.json().get("next").asString());
        }
        assertThat(seen).containsExactly("d0", "d1", "d2", "d3", "d4", "d5", "d6");
    }

    @Test
    void parallel_questions_about_an_instant_leave_room_for_everybody_else() throws Exception {
        manager.post(API, commitment("CONV-CROWD"));
        var instant = manager.get(API + "/CONV-CROWD/history")
                .json()
                .get("items")
                .get(0)
                .get("recordedAt")
                .asString();
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 80)
                    .mapToObj(_ -> crowd.submit(() -> viewer.get(API + "/CONV-CROWD/progress?knownAt=" + instant)
                            .status()))
                    .toList();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
    }

    @Test
    void a_declared_source_can_be_read() {
        var declared = manager.post("/api/v1/sources", "{\"source\": \"CONV-READ\", \"title\": \"A document\"}");

        assertThat(manager.get(declared.header("Location")).json().get("title").asString())
                .isEqualTo("A document");
    }

    @Test
    void a_search_finds_by_words_and_by_status() {
        manager.post(API, commitment("CONV-SEARCH-1", "\"title\": \"Wells for 100% of villages\""));
        manager.post(API, commitment("CONV-SEARCH-2", "\"title\": \"Wells for half of the villages\""));
        manager.post(API + "/CONV-SEARCH-2/closure", reason("over"));

        assertThat(codes("?q=wells")).containsExactly("CONV-SEARCH-1", "CONV-SEARCH-2");
        assertThat(codes("?q=100%25%20of")).containsExactly("CONV-SEARCH-1");
        assertThat(codes("?q=wells&status=CLOSED")).containsExactly("CONV-SEARCH-2");
        assertThat(codes("?q=wells&pledger=Nobody")).isEmpty();
    }

    private List<String> codes(String query) {
        return manager.get(API + query)
                .json()
                .get("items")
                .valueStream()
                .map(item -> item.get("commitment").asString())
                .toList();
    }

    @Test
    void a_figure_can_be_asked_as_known_at_an_instant() {
        manager.post(API, commitment("CONV-KNOWN"));
        manager.post(API + "/CONV-KNOWN/disbursements", disbursement("a"));
        var recordedAt = manager.get(API + "/CONV-KNOWN/history")
                .json()
                .get("items")
                .get(1)
                .get("recordedAt")
                .asString();
        manager.post(
                API + "/CONV-KNOWN/disbursements/a/correction",
                disbursement("a", "\"amount\": \"60\", \"reason\": \"misread\""));

        var then = manager.get(API + "/CONV-KNOWN/progress?knownAt=" + recordedAt);
        var now = manager.get(API + "/CONV-KNOWN/progress");

        assertThat(then.json().get("totals").get(0).get("stated").asString()).isEqualTo("50");
        assertThat(then.json().get("knownAt").asString()).isEqualTo(recordedAt);
        assertThat(now.json().get("totals").get(0).get("stated").asString()).isEqualTo("60");
        assertThat(now.json().get("knownAt").isNull()).isTrue();
    }

    @Test
    void history_tells_who_when_and_why() {
        manager.post(API, commitment("CONV-HISTORY"));
        manager.post(API + "/CONV-HISTORY/closure", reason("over"));

        var closed =
                manager.get(API + "/CONV-HISTORY/history").json().get("items").get(1);

        assertThat(closed.get("type").asString()).isEqualTo("commitment-closed");
        assertThat(closed.get("reason").asString()).isEqualTo("over");
        assertThat(closed.get("by").asString()).isNotBlank().isNotEqualTo("manager");
        assertThat(closed.get("recordedAt").asString()).endsWith("Z");
        assertThat(closed.get("data").get("commitment").asString()).isEqualTo("CONV-HISTORY");
    }

    @Test
    void history_says_of_each_event_what_is_stored_of_it() {
        manager.post(API, commitment("CONV-STORED"));
        manager.post(API + "/CONV-STORED/disbursements", disbursement("a"));
        manager.post(API + "/CONV-STORED/disbursements/a/reversal", reason("twice"));

        var items = manager.get(API + "/CONV-STORED/history").json().get("items");

        assertThat(items).hasSize(3);
        for (var item : items) {
            var stored = auditor.get(
                            "/api/v1/audit/events/" + item.get("position").asLong())
                    .json();
            assertThat(item.get("type")).isEqualTo(stored.get("type"));
            assertThat(item.get("revision")).isEqualTo(stored.get("revision"));
            assertThat(item.get("recordedAt")).isEqualTo(stored.get("recordedAt"));
            assertThat(item.get("data")).isEqualTo(stored.get("payload"));
            assertThat(item.get("by")).isEqualTo(stored.get("metadata").get("by"));
            assertThat(item.get("reason").asString(""))
                    .isEqualTo(stored.get("metadata").path("reason").asString(""));
        }
        assertThat(items.get(2).get("reason").asString()).isEqualTo("twice");
        assertThat(items.get(2).get("entry").asString()).isEqualTo("CONV-STORED/disbursements/a");
    }
}
