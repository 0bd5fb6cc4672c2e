package org.pledgetracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pledgetracker.api.Bodies.commitment;
import static org.pledgetracker.api.Bodies.disbursement;
import static org.pledgetracker.api.Bodies.obligation;
import static org.pledgetracker.api.Bodies.pledge;
import static org.pledgetracker.api.Bodies.reason;
import static org.pledgetracker.api.Bodies.refund;
import static org.pledgetracker.api.Bodies.reportedTotal;
import static org.pledgetracker.api.Bodies.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every client may rely on, whatever it records and reads. */
class ConventionsTest extends TrackerTest {

    private static final String API = "/api/v1/commitments";

    @Test
    void what_creates_answers_201_with_its_place_and_what_changes_answers_200() {
        var registered = manager.post(API, commitment("CONV-CREATE"));
        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.header("Location")).isEqualTo(API + "/CONV-CREATE");
        assertThat(registered.json().get("id").asString()).isEqualTo("CONV-CREATE");
        assertThat(registered.position()).isPositive();

        var paid = manager.post(API + "/CONV-CREATE/disbursements", disbursement("a"));
        assertThat(paid.status()).isEqualTo(201);
        assertThat(paid.json().get("id").asString()).isEqualTo("CONV-CREATE/disbursements/a");
        assertThat(viewer.get(paid.header("Location") + "?atLeast=" + paid.position())
                        .status())
                .isEqualTo(200);

        var reversed = manager.post(API + "/CONV-CREATE/disbursements/a/reversal", reason("it never happened"));
        assertThat(reversed.status()).isEqualTo(200);
        assertThat(reversed.position()).isEqualTo(paid.position() + 1);
    }

    @Test
    void each_kind_of_record_can_be_made() {
        manager.post(API, commitment("CONV-KINDS"));
        assertThat(manager.post("/api/v1/sources", "{\"source\": \"CONV\", \"title\": \"A document\"}")
                        .status())
                .isEqualTo(201);
        assertThat(manager.post(API + "/CONV-KINDS/pledges", pledge("p")).status())
                .isEqualTo(201);
        assertThat(manager.post(API + "/CONV-KINDS/pledges/p/revisions", Bodies.revision())
                        .status())
                .isEqualTo(200);
        assertThat(manager.post(API + "/CONV-KINDS/obligations", obligation("o"))
                        .status())
                .isEqualTo(201);
        assertThat(manager.post(
                                API + "/CONV-KINDS/obligations/o/correction",
                                obligation("o", "\"amount\": 60, \"reason\": \"misread\""))
                        .status())
                .isEqualTo(200);
        assertThat(manager.post(API + "/CONV-KINDS/obligations/o/reversal", reason("never signed"))
                        .status())
                .isEqualTo(200);
        assertThat(manager.post(API + "/CONV-KINDS/disbursements", disbursement("d"))
                        .status())
                .isEqualTo(201);
        assertThat(manager.post(API + "/CONV-KINDS/disbursements/d/refunds", refund("back", "5"))
                        .status())
                .isEqualTo(201);
        assertThat(manager.post(API + "/CONV-KINDS/trainings", training("t")).status())
                .isEqualTo(201);
        assertThat(manager.post(
                                API + "/CONV-KINDS/trainings/t/correction",
                                training("t", "\"people\": 12, \"reason\": \"misread\""))
                        .status())
                .isEqualTo(200);
        assertThat(manager.post(API + "/CONV-KINDS/trainings/t/reversal", reason("cancelled"))
                        .status())
                .isEqualTo(200);
        assertThat(manager.post(API + "/CONV-KINDS/reported-totals", reportedTotal("r"))
                        .status())
                .isEqualTo(201);
        assertThat(manager.post(API + "/CONV-KINDS/reported-totals/r/retraction", reason("erratum"))
                        .status())
                .isEqualTo(200);
        assertThat(manager.post(API + "/CONV-KINDS/pledges/p/withdrawal", reason("taken back"))
                        .status())
                .isEqualTo(200);
        assertThat(manager.post(API + "/CONV-KINDS/closure", reason("over")).status())
                .isEqualTo(200);
        assertThat(manager.post(API + "/CONV-KINDS/reopening", reason("not over"))
                        .status())
                .isEqualTo(200);

        var types = viewer.get(API + "/CONV-KINDS/history?limit=100&atLeast="
                        + manager.get(API + "?limit=1").position())
                .json()
                .get("items")
                .valueStream()
                .map(item -> item.get("type").asString())
                .toList();
        assertThat(types)
                .containsExactly(
                        "commitment-registered",
                        "pledge-made",
                        "pledge-revised",
                        "obligation-recorded",
                        "obligation-corrected",
                        "obligation-reversed",
                        "disbursement-recorded",
                        "refund-recorded",
                        "training-recorded",
                        "training-corrected",
                        "training-reversed",
                        "total-reported",
                        "reported-total-retracted",
                        "pledge-withdrawn",
                        "commitment-closed",
                        "commitment-reopened");
    }

    @Test
    void a_key_gives_the_first_answer_again() {
        manager.post(API, commitment("CONV-KEY"));
        var key = Map.of("Idempotency-Key", "conventions-1");
        var first = manager.post(API + "/CONV-KEY/disbursements", disbursement("a"), key);
        manager.post(API + "/CONV-KEY/disbursements/a/reversal", reason("it never happened"));

        var again = manager.post(API + "/CONV-KEY/disbursements", disbursement("a"), key);

        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotency-Hit")).isEqualTo("true");
        assertThat(first.header("Idempotency-Hit")).isEmpty();
        assertThat(admin.post(API + "/CONV-KEY/disbursements", disbursement("b"), key)
                        .status())
                .as("another account has keys of its own")
                .isEqualTo(201);
    }

    @Test
    void a_record_has_a_version_that_a_command_can_insist_on() {
        manager.post(API, commitment("CONV-ETAG"));
        manager.post(API + "/CONV-ETAG/disbursements", disbursement("a"));
        var etag = manager.get(API + "/CONV-ETAG/disbursements/a").header("ETag");
        var correction = disbursement("a", "\"amount\": \"60\", \"reason\": \"misread\"");

        assertThat(manager.post(API + "/CONV-ETAG/disbursements/a/correction", correction, Map.of("If-Match", etag))
                        .status())
                .isEqualTo(200);
        assertThat(manager.post(
                                API + "/CONV-ETAG/disbursements/a/reversal",
                                reason("it never happened"),
                                Map.of("If-Match", etag))
                        .status())
                .isEqualTo(412);
        assertThat(manager.get(API + "/CONV-ETAG").header("ETag")).isEqualTo("\"1\"");
    }

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
    void amounts_may_be_text_or_numbers_and_are_shown_as_plain_text() {
        manager.post(API, commitment("CONV-AMOUNT"));
        for (var amount : new String[] {"\"1200.50\"", "1200.50", "1.2005e3", "\"1200.5\""}) {
            assertThat(manager.post(API + "/CONV-AMOUNT/disbursements", disbursement("a", "\"amount\": " + amount))
                            .status())
                    .isEqualTo(201);
        }
        assertThat(manager.get(API + "/CONV-AMOUNT/disbursements/a")
                        .json()
                        .get("amount")
                        .get("stated")
                        .asString())
                .isEqualTo("1200.5");
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
    void a_unit_is_the_same_however_its_spaces_are_made() {
        manager.post(API, commitment("CONV-UNIT"));
        manager.post(API + "/CONV-UNIT/trainings", training("a"));
        manager.post(API + "/CONV-UNIT/trainings", training("b", "\"unit\": \" people\\u00a0 trained \""));

        assertThat(manager.get(API + "/CONV-UNIT/progress").json().get("totals"))
                .hasSize(1);
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
    void the_api_describes_itself() {
        var description = nobody.get("/v3/api-docs").json();

        assertThat(description.get("openapi").asString()).startsWith("3.1");
        assertThat(description.get("paths").propertyNames())
                .contains(
                        "/api/v1/commitments",
                        "/api/v1/commitments/{commitment}/disbursements/{reference}/refunds",
                        "/api/v1/progress");
        assertThat(nobody.get("/swagger-ui/index.html").status()).isEqualTo(200);
        assertThat(nobody.get("/actuator/health/readiness").json().get("status").asString())
                .isEqualTo("UP");
    }
}
