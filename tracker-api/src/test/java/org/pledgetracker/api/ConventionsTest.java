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

import java.util.Map;
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
    void a_unit_is_the_same_however_its_spaces_are_made() {
        manager.post(API, commitment("CONV-UNIT"));
        manager.post(API + "/CONV-UNIT/trainings", training("a"));
        manager.post(API + "/CONV-UNIT/trainings", training("b", "\"unit\": \" people\\u00a0 trained \""));

        assertThat(manager.get(API + "/CONV-UNIT/progress").json().get("totals"))
                .hasSize(1);
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
