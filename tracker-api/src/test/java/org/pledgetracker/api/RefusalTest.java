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
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pledgetracker.api.Client.Answer;
import org.pledgetracker.core.eventstore.EventRows;
import org.springframework.beans.factory.annotation.Autowired;

/** Every row of the refusal table: its status, its problem, its field, and that nothing was recorded. */
class RefusalTest extends TrackerTest {

    private static final String API = "/api/v1/commitments";

    @Autowired
    private EventRows events;

    /** One commitment with everything in it that can be in the way; recorded once, however many tests there are. */
    @BeforeEach
    void record() {
        if (manager.get(API + "/REF-CLOSED").status() == 200) {
            return;
        }
        manager.post(API, commitment("REF"));
        manager.post(API + "/REF/pledges", pledge("p"));
        manager.post(API + "/REF/pledges", pledge("yen", "\"unit\": \"JPY\""));
        manager.post(API + "/REF/pledges", pledge("gone"));
        manager.post(API + "/REF/pledges/gone/withdrawal", reason("taken back"));
        manager.post(API + "/REF/disbursements", disbursement("a"));
        manager.post(API + "/REF/disbursements/a/refunds", refund("back", "20"));
        manager.post(API + "/REF/disbursements", disbursement("reversed"));
        manager.post(API + "/REF/disbursements/reversed/reversal", reason("it never happened"));
        manager.post(API + "/REF/trainings", training("t"));
        manager.post(API + "/REF/obligations", obligation("o"));
        manager.post(API + "/REF/reported-totals", reportedTotal("r"));
        manager.post(API, commitment("REF-CLOSED"));
        manager.post(API + "/REF-CLOSED/pledges", pledge("p"));
        manager.post(API + "/REF-CLOSED/disbursements", disbursement("a"));
        manager.post(API + "/REF-CLOSED/closure", reason("over"));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("/NONE/disbursements", disbursement("x"), 404, "unknown-commitment"),
                Arguments.of("/lower-case/disbursements", disbursement("x"), 404, "unknown-commitment"),
                Arguments.of("/NONE/closure", reason("over"), 404, "unknown-commitment"),
                Arguments.of("/REF/pledges/none/withdrawal", reason("why"), 404, "unknown-pledge"),
                Arguments.of("/REF/disbursements", disbursement("x", "\"pledge\": \"none\""), 404, "unknown-pledge"),
                Arguments.of("/REF/disbursements/none/reversal", reason("why"), 404, "unknown-entry"),
                Arguments.of("/REF/trainings/none/reversal", reason("why"), 404, "unknown-entry"),
                Arguments.of("/REF/obligations/none/reversal", reason("why"), 404, "unknown-entry"),
                Arguments.of("/REF/reported-totals/none/retraction", reason("why"), 404, "unknown-entry"),
                Arguments.of("/REF/nothing", "{}", 404, "not-found"),
                Arguments.of("", commitment("REF", "\"title\": \"Other\""), 409, "already-recorded"),
                Arguments.of("/REF/pledges", pledge("p", "\"amount\": \"101\""), 409, "already-recorded"),
                Arguments.of("/REF/disbursements", disbursement("a", "\"amount\": \"51\""), 409, "already-recorded"),
                Arguments.of("/REF/trainings", training("t", "\"people\": 11"), 409, "already-recorded"),
                Arguments.of("/REF/obligations", obligation("o", "\"amount\": \"51\""), 409, "already-recorded"),
                Arguments.of("/REF/reported-totals", reportedTotal("r", "\"amount\": \"51\""), 409, "already-recorded"),
                Arguments.of("/REF/disbursements/a/refunds", refund("back", "21"), 409, "already-recorded"),
                Arguments.of("/REF-CLOSED/pledges", pledge("q"), 409, "commitment-closed"),
                Arguments.of("/REF-CLOSED/pledges/p/revisions", Bodies.revision(), 409, "commitment-closed"),
                Arguments.of("/REF-CLOSED/obligations", obligation("o"), 409, "commitment-closed"),
                Arguments.of("/REF-CLOSED/disbursements", disbursement("b"), 409, "commitment-closed"),
                Arguments.of("/REF-CLOSED/trainings", training("t"), 409, "commitment-closed"),
                Arguments.of("/REF-CLOSED/closure", reason("again"), 409, "commitment-closed"),
                Arguments.of("/REF/disbursements/reversed/reversal", reason("again"), 409, "already-reversed"),
                Arguments.of("/REF/disbursements/reversed/refunds", refund("x", "1"), 409, "already-reversed"),
                Arguments.of("/REF/disbursements", disbursement("reversed"), 409, "already-reversed"),
                Arguments.of("/REF/pledges/gone/revisions", Bodies.revision(), 409, "pledge-withdrawn"),
                Arguments.of("/REF/pledges/gone/withdrawal", reason("again"), 409, "pledge-withdrawn"),
                Arguments.of("/REF/disbursements", disbursement("x", "\"pledge\": \"gone\""), 409, "pledge-withdrawn"),
                Arguments.of("/REF/disbursements/a/refunds", refund("more", "30.01"), 409, "refund-exceeds-payment"),
                Arguments.of(
                        "/REF/disbursements/a/correction", correction("19.99", "USD"), 409, "correction-below-refunds"),
                Arguments.of("/REF/disbursements/a/correction", correction("50", "EUR"), 409, "currency-has-refunds"));
    }

    @ParameterizedTest(name = "{0} {3} {2}")
    @MethodSource
    void refused(String path, String body, int status, String code) {
        assertRefused(() -> manager.post(API + path, body), status, code);
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("", commitment("lower"), "commitment", "malformed"),
                Arguments.of("", commitment("X"), "commitment", "malformed"),
                Arguments.of("", commitment("WRONG", "\"title\": \" \""), "title", "required"),
                Arguments.of("", commitment("WRONG", "\"title\": \"" + "x".repeat(501) + "\""), "title", "too-long"),
                Arguments.of("", commitment("WRONG", "\"title\": \"\\u0000\""), "title", "malformed"),
                Arguments.of("", commitment("WRONG").replace("Contributions", "\\ud800"), "title", "malformed"),
                Arguments.of("", commitment("WRONG").replace("Contributions", "\\u00a0"), "title", "required"),
                Arguments.of("", commitment("WRONG").replace("Contributions", "a\\u200bb"), "title", "malformed"),
                Arguments.of("", commitment("WRONG", "\"titel\": \"x\""), "titel", "malformed"),
                Arguments.of("", commitment("WRONG", "\"title\": {}"), "title", "malformed"),
                Arguments.of(
                        "", commitment("WRONG", "\"fiscalYearStartMonth\": 13"), "fiscalYearStartMonth", "malformed"),
                Arguments.of("", commitment("WRONG", "\"citation\": null"), "citation", "required"),
                Arguments.of(
                        "", commitment("WRONG", "\"citation\": {\"source\": \"A\"}"), "citation.locator", "required"),
                Arguments.of("/REF/pledges", pledge(".."), "pledge", "malformed"),
                Arguments.of("/REF/pledges", pledge("w", "\"measure\": \"GOODWILL\""), "measure", "malformed"),
                Arguments.of("/REF/pledges", pledge("w", "\"amount\": \"0\""), "amount", "not-positive"),
                Arguments.of("/REF/pledges", pledge("w", "\"from\": \"2019\""), "from", "reversed-span"),
                Arguments.of(
                        "/REF/pledges",
                        pledge("w", "\"measure\": \"HEADCOUNT\", \"amount\": 1.5"),
                        "amount",
                        "too-precise"),
                Arguments.of(
                        "/REF/pledges/p/revisions", Bodies.revision("\"amount\": \"1.001\""), "amount", "too-precise"),
                Arguments.of("/REF/pledges/p/revisions", Bodies.revision("\"to\": \"2017\""), "from", "reversed-span"),
                Arguments.of("/REF/disbursements", disbursement("w", "\"amount\": null"), "amount", "required"),
                Arguments.of("/REF/disbursements", disbursement("w", "\"amount\": \"ten\""), "amount", "malformed"),
                Arguments.of("/REF/disbursements", disbursement("w", "\"amount\": \"-5\""), "amount", "not-positive"),
                Arguments.of("/REF/disbursements", disbursement("w", "\"amount\": 0.001"), "amount", "too-precise"),
                Arguments.of("/REF/disbursements", disbursement("w", "\"amount\": 1e31"), "amount", "too-long"),
                Arguments.of(
                        "/REF/disbursements", disbursement("w", "\"precision\": \"ROUGH\""), "precision", "malformed"),
                Arguments.of(
                        "/REF/disbursements",
                        disbursement("w", "\"currency\": \"QQQ\""),
                        "currency",
                        "unknown-currency"),
                Arguments.of(
                        "/REF/disbursements", disbursement("w", "\"paidTo\": \"2018-02-30\""), "paidTo", "malformed"),
                Arguments.of(
                        "/REF/disbursements", disbursement("w", "\"paidTo\": \"2999\""), "paidTo", "in-the-future"),
                Arguments.of(
                        "/REF/disbursements", disbursement("w", "\"paidFrom\": \"2019\""), "paidFrom", "reversed-span"),
                Arguments.of("/REF/disbursements", disbursement("w", "\"pledge\": \"yen\""), "pledge", "unlike-units"),
                Arguments.of(
                        "/REF/disbursements/a/correction",
                        correction("50", "USD", "\"reason\": null"),
                        "reason",
                        "required"),
                Arguments.of(
                        "/REF/disbursements/a/correction",
                        correction("50", "USD", "\"reference\": \"b\""),
                        "reference",
                        "malformed"),
                Arguments.of("/REF/disbursements/a/refunds", refund("w", "0.001"), "amount", "too-precise"),
                Arguments.of("/REF/disbursements/a/refunds", refund("w", "0"), "amount", "not-positive"),
                Arguments.of("/REF/trainings", training("w", "\"women\": 4, \"men\": 4"), "people", "does-not-add-up"),
                Arguments.of("/REF/trainings", training("w", "\"pledge\": \"p\""), "pledge", "unlike-units"),
                Arguments.of("/REF/trainings", training("w", "\"women\": -1"), "women", "not-positive"),
                Arguments.of(
                        "/REF/obligations", obligation("w", "\"signedOn\": \"2999-01\""), "signedOn", "in-the-future"),
                Arguments.of(
                        "/REF/reported-totals",
                        reportedTotal("w", "\"amount\": 0, \"precision\": \"AT_MOST\""),
                        "amount",
                        "not-positive"),
                Arguments.of(
                        "/REF/reported-totals",
                        reportedTotal("w", "\"from\": \"2999\", \"to\": \"2999\""),
                        "from",
                        "in-the-future"),
                Arguments.of("/REF/disbursements/a/reversal", "{}", "reason", "required"));
    }

    @ParameterizedTest(name = "{0} {2} {3}")
    @MethodSource
    void wrong(String path, String body, String field, String code) {
        var answer = assertRefused(() -> manager.post(API + path, body), 422, "invalid-input");

        assertThat(answer.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString() + " "
                                + error.get("code").asString()))
                .contains(field + " " + code);
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        var answer = manager.post(
                API + "/REF/disbursements",
                disbursement("w", "\"amount\": \"-1\", \"currency\": \"QQQ\", \"paidTo\": \"soon\""));

        assertThat(answer.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString()))
                .contains("amount", "currency", "paidTo");
    }

    @Test
    void what_is_not_json_is_malformed() {
        assertRefused(() -> manager.post(API, "{\"commitment\": "), 400, "malformed-request");
        assertRefused(() -> manager.post(API, "[]"), 400, "malformed-request");
        assertRefused(() -> manager.post(API, "{\"reason\": \"a\", \"reason\": \"b\"}"), 400, "malformed-request");
    }

    @Test
    void parameters_and_cursors_are_checked() {
        for (var query : new String[] {
            "/REF/progress?effectiveOn=yesterday",
            "/REF/progress?effectiveOn=2018-02-30",
            "/REF/progress?knownAt=-1",
            "/REF/progress?knownAt=999999999",
            "/REF/progress?knownAt=2999-01-01T00:00:00Z",
            "?limit=0",
            "?q=%00",
            "?q=%FF",
            "?q=a&q=b",
            "?%00=1",
            "?limit=501",
            "?cursor=abc",
            "?status=HALF",
            "/REF/progress?efectiveOn=2018-12-31",
            "?atLeast=x",
            "?atLeast=999999999"
        }) {
            assertRefused(() -> viewer.get(API + query), 400, "malformed-request");
        }
        assertRefused(() -> viewer.get("/api/v1/progress?sort=size"), 400, "malformed-request");
        assertRefused(() -> viewer.get("/api/v1/progress?verdict=GOOD"), 400, "malformed-request");
    }

    @Test
    void headers_are_checked() {
        assertRefused(
                () -> manager.post(API + "/REF/closure", reason("over"), Map.of("If-Match", "three")),
                400,
                "malformed-request");
        assertRefused(
                () -> manager.post(API + "/REF/closure", reason("over"), Map.of("Idempotency-Key", "x".repeat(256))),
                400,
                "malformed-request");
        assertRefused(
                () -> manager.post(API + "/REF/closure", reason("over"), Map.of("If-Match", "\"1\"")),
                412,
                "stale-version");
    }

    @Test
    void a_cursor_belongs_to_its_list() {
        var cursor = viewer.get(API + "?limit=1").json().get("next").asString();

        assertThat(viewer.get(API + "?limit=2&cursor=" + cursor).status()).isEqualTo(200);
        assertRefused(() -> viewer.get(API + "/REF/entries?cursor=" + cursor), 400, "malformed-request");
        assertRefused(() -> viewer.get(API + "?theme=other&cursor=" + cursor), 400, "malformed-request");
    }

    @Test
    void an_answer_is_json_whatever_the_client_would_like_to_have() {
        for (var wish : new String[] {"text/html", "application/xml", "garbage"}) {
            var answer = manager.post(API, commitment("ACCEPT"), Map.of("Accept", wish));
            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.position()).isPositive();
            assertRefused(
                    () -> manager.post(API + "/NONE/closure", reason("over"), Map.of("Accept", wish)),
                    404,
                    "unknown-commitment");
        }
    }

    @Test
    void an_address_that_could_be_read_in_two_ways_is_malformed() {
        assertRefused(() -> viewer.get(API + "/REF;x=1"), 400, "malformed-request");
        assertRefused(() -> viewer.get("/api/v1//commitments"), 400, "malformed-request");
        assertRefused(() -> viewer.get("/error"), 404, "not-found");
    }

    @Test
    void an_absent_date_and_an_open_end_are_two_requests() {
        manager.post(API, commitment("REF-NULL"));
        manager.post(API + "/REF-NULL/pledges", pledge("p"));
        var key = Map.of("Idempotency-Key", "absent-or-null");
        manager.post(API + "/REF-NULL/pledges/p/revisions", Bodies.revision(), key);

        assertRefused(
                () -> manager.post(API + "/REF-NULL/pledges/p/revisions", Bodies.revision("\"to\": null"), key),
                422,
                "idempotency-key-reused");
    }

    @Test
    void an_open_commitment_is_not_opened_again() {
        assertRefused(() -> manager.post(API + "/REF/reopening", reason("why")), 409, "already-recorded");
    }

    @Test
    void a_body_has_a_type_and_a_limit() {
        assertRefused(
                () -> manager.post(API, commitment("TYPE"), Map.of("Content-Type", "text/plain")),
                415,
                "unsupported-media-type");
        assertRefused(
                () -> manager.post(API, commitment("LARGE", "\"title\": \"" + "x".repeat(33_000) + "\"")),
                413,
                "too-large");
    }

    @Test
    void who_is_not_signed_in_or_may_not_record_is_told_so() {
        var unknown = assertRefused(() -> nobody.post(API, commitment("NOBODY")), 401, "unauthenticated");
        assertThat(unknown.header("WWW-Authenticate")).startsWith("Basic");
        assertRefused(() -> nobody.get(API), 401, "unauthenticated");
        assertRefused(() -> viewer.post(API, commitment("VIEWER")), 403, "forbidden");
        assertRefused(() -> auditor.post(API, commitment("AUDITOR")), 403, "forbidden");
    }

    @Test
    void a_path_or_a_method_that_is_not_there_is_told() {
        assertRefused(() -> viewer.get("/api/v1/nothing"), 404, "not-found");
        assertRefused(() -> viewer.get(API + "/NONE"), 404, "unknown-commitment");
        assertRefused(() -> viewer.get(API + "/REF/disbursements/none"), 404, "unknown-entry");
        assertRefused(() -> manager.method("POST", "/api/v1/progress"), 405, "method-not-allowed");
    }

    @Test
    void a_key_stands_for_one_request() {
        var key = Map.of("Idempotency-Key", "refusal-test");
        manager.post(API + "/REF/disbursements", disbursement("keyed"), key);

        assertRefused(
                () -> manager.post(API + "/REF/disbursements", disbursement("other"), key),
                422,
                "idempotency-key-reused");
    }

    private Answer assertRefused(Supplier<Answer> request, int status, String code) {
        long before = events.head();
        var answer = request.get();

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.problem()).isEqualTo("/problems/" + code);
        assertThat(answer.json().get("status").asInt()).isEqualTo(status);
        assertThat(answer.json().get("title").asString()).isNotBlank();
        assertThat(answer.json().get("detail").asString()).isNotBlank();
        assertThat(nobody.get(answer.problem()).json().get("status").asInt())
                .as("its type leads somewhere")
                .isEqualTo(status);
        assertThat(events.head()).isEqualTo(before);
        return answer;
    }

    private static String correction(String amount, String currency, String... fields) {
        var own = "\"amount\": \"" + amount + "\", \"currency\": \"" + currency + "\", \"reason\": \"misread\"";
        var all = new ArrayList<>(List.of(own));
        all.addAll(List.of(fields));
        return disbursement("a", all.toArray(String[]::new));
    }
}
