package org.pledgetracker.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pledgetracker.api.Client;
import org.pledgetracker.api.Client.Answer;
import org.pledgetracker.api.TrackerTest;

/** Pages over HTTP: who sees them, what they say, and what they refuse. */
class PagesTest extends TrackerTest {

    private static final List<String> READING = List.of("/", "/commitments/JP-PBF");
    private static final List<String> RECORDING = List.of("/record", "/record/disbursements", "/record/trainings");

    @Test
    void the_portfolio_tells_both_stories() {
        assertThat(portfolio("counter-terrorism"))
                .containsPattern("\\d+ commitments, \\d+ measurable pledges")
                .contains("132.65 % · 2,653 of 2,000 people trained");
        assertThat(portfolio("peacebuilding"))
                .contains("At least $2.0 million of about $10 million · possibly up to $50.5 million")
                .contains("$50.5 million paid by 2018-12-31, whatever the window");
        assertThat(portfolio("peacekeeping")).contains("at least 12,500 personnel dispatched (attendances)");
    }

    /** Of one theme: other tests record more pledges than the first page of all has room for. */
    private String portfolio(String theme) {
        return text(viewer.get("/?effectiveOn=2018-12-31&theme=" + theme));
    }

    @Test
    void the_page_of_a_commitment_shows_each_delivery_with_its_source_and_what_it_counts_for() {
        assertThat(text(viewer.get("/commitments/JP-PBF?effectiveOn=2018-12-31")))
                .contains("announced 2016-09, Pledging Conference for the UN Peacebuilding Fund")
                .contains("Possible for New contributions: up to $48.5 million")
                .contains("Certain for New contributions")
                .contains("Diplomatic Bluebook 2019, 3(2) B")
                .contains("Disbursement recorded JP-PBF/disbursements/2018");
    }

    @Test
    void a_page_is_as_of_the_day_and_the_position_that_were_asked_for() {
        assertThat(text(viewer.get("/commitments/JP-PBF?effectiveOn=2017-12-31&knownAt=32")))
                .contains("Nothing certain of about $10 million · possibly up to $48.5 million")
                .contains("As of position 32, for what had happened by 2017-12-31")
                .doesNotContain("Total reported");
    }

    @Test
    void a_day_that_is_still_to_come_is_named_as_one() {
        for (var path : READING) {
            assertThat(text(viewer.get(path + "?effectiveOn=2099-01-01"))).contains("2099-01-01 is still to come");
            assertThat(text(viewer.get(path))).doesNotContain("still to come");
        }
    }

    @Test
    void signing_in_leads_to_the_page_that_was_asked_for_on_whatever_host_it_was_asked() {
        var session = PageSession.begin(port());
        assertThat(session.get("/commitments/JP-PBF?effectiveOn=2018-12-31").header("Location"))
                .isEqualTo("/sign-in");
        assertThat(session.signIn("viewer").header("Location")).isEqualTo("/commitments/JP-PBF?effectiveOn=2018-12-31");
    }

    @Test
    void a_filter_narrows_the_portfolio_and_its_empty_fields_ask_for_nothing() {
        assertThat(text(viewer.get("/?q=peacebuilding+fund&pledger=&theme=&verdict=&effectiveOn=&knownAt=")))
                .contains("New contributions")
                .doesNotContain("JP-ASEAN-CT-2016");
        assertThat(text(viewer.get("/?verdict=EXCEEDED")))
                .contains("JP-ASEAN-CT-2016")
                .doesNotContain("JP-AFR-CT-2016")
                .doesNotContain("Without a measurable pledge");
        assertThat(text(viewer.get("/?q=nothing-is-called-so"))).contains("No pledge matches");
    }

    @Test
    void reading_is_open_to_every_role_and_recording_to_those_who_may_record() {
        for (var path : READING) {
            for (var reader : List.of(viewer, manager, auditor, admin)) {
                assertThat(reader.get(path).status()).as(path).isEqualTo(200);
            }
        }
        for (var path : RECORDING) {
            for (var writer : List.of(manager, admin)) {
                assertThat(writer.get(path).status()).as(path).isEqualTo(200);
            }
            for (var reader : List.of(viewer, auditor)) {
                assertThat(reader.get(path).status()).as(path).isEqualTo(403);
                assertThat(text(reader.get(path))).contains("Your account may not do this.");
            }
        }
    }

    @Test
    void who_is_not_signed_in_is_led_to_the_form() {
        for (var path : List.of("/", "/commitments/JP-PBF", "/record/disbursements")) {
            var answer = nobody.get(path);
            assertThat(answer.status()).as(path).isEqualTo(302);
            assertThat(answer.header("Location")).isEqualTo("/sign-in");
        }
        assertThat(viewer.method("HEAD", "/").status()).isEqualTo(200);
        assertThat(viewer.withPassword("guess").get("/").status())
                .as("a program's wrong password")
                .isEqualTo(401);
        assertThat(text(nobody.get("/sign-in"))).contains("Sign in").doesNotContain("Sign out");
        assertThat(nobody.get("/assets/tracker.css").status()).isEqualTo(200);
    }

    @Test
    void what_is_not_there_is_told_in_a_page_and_to_programs_in_json() {
        var unknown = viewer.get("/commitments/JP-NONE");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(text(unknown)).contains("There is no commitment JP-NONE.");

        var browser = viewer.get("/nothing-here", Map.of("Accept", "text/html,*/*;q=0.8"));
        assertThat(browser.status()).isEqualTo(404);
        assertThat(text(browser)).contains("There is nothing at this path.");

        assertThat(viewer.get("/nothing-here").json().required("type").asString())
                .isEqualTo("/problems/not-found");
    }

    @Test
    void a_parameter_that_cannot_be_read_is_told_in_a_page() {
        for (var query : List.of(
                "effectiveOn=yesterday", "knownAt=soon", "verdict=GOOD", "page=0", "q=%ff", "efectiveOn=2018-01-01")) {
            var answer = viewer.get("/?" + query);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(text(answer)).as(query).contains("Malformed request");
        }
    }

    @Test
    void what_people_write_is_shown_and_never_run() {
        assertThat(manager.post("/api/v1/commitments", """
                {"commitment": "PAGE-SCRIPT", "title": "<script>alert(1)</script> & \\"so\\"", "pledger": "Japan",
                 "beneficiary": "<b>Somalia</b>", "theme": "t",
                 "citation": {"source": "WP2018", "locator": "<i>2</i>", "url": "javascript:alert(1)"}}""").status()).isEqualTo(201);

        var page = manager.get("/commitments/PAGE-SCRIPT").response().body();

        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;so&quot;")
                .doesNotContain("<script", "<b>Somalia", "<i>2", "javascript:");
        assertThat(manager.get("/").response().headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'; style-src 'self'"));
    }

    @Test
    void a_form_records_with_its_token_and_without_it_nothing() {
        var session = PageSession.of(port(), "manager");
        long head = head();

        var forged = session.post("/record/disbursements", payment("forged"));
        assertThat(forged.status()).isEqualTo(302);
        assertThat(forged.header("Location")).isEqualTo("/sign-in?expired");
        assertThat(head()).isEqualTo(head);

        var sent = session.send("/record/disbursements", "/record/disbursements", payment("sent"));
        assertThat(sent.status()).as(sent.response().body()).isEqualTo(302);
        assertThat(sent.header("Location")).isEqualTo("/commitments/JP-IMO-DJIBOUTI");
        assertThat(head()).isEqualTo(head + 1);
        assertThat(text(session.get("/commitments/JP-IMO-DJIBOUTI")))
                .contains("Recorded JP-IMO-DJIBOUTI/disbursements/sent at position " + (head + 1));
    }

    @Test
    void nobody_who_only_reads_records_whatever_the_spelling_of_the_address() {
        long head = head();
        for (var reader : List.of("viewer", "auditor")) {
            var session = PageSession.of(port(), reader);
            for (var path : List.of(
                    "/record/disbursements",
                    "/%72ecord/disbursements",
                    "/record/disbursement%73",
                    "/record/trainings",
                    "/record//trainings",
                    "/record/disbursements;a=b")) {
                assertThat(session.send("/sign-in", path, payment("spelt")).status())
                        .as(path)
                        .isIn(400, 403, 404);
                var basic = new Client(port(), reader)
                        .post(
                                path,
                                PageSession.encoded(payment("spelt")),
                                Map.of("Content-Type", "application/x-www-form-urlencoded"));
                assertThat(basic.status()).as(path).isIn(302, 400, 403, 404);
            }
        }
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void a_refused_form_keeps_what_was_typed_and_has_the_status_of_the_api() {
        var session = PageSession.of(port(), "manager");
        var fields = new HashMap<>(payment("refused"));
        fields.put("commitment", "JP-NONE");
        fields.put("amount", "1.005");

        var wrong = session.send("/record/disbursements", "/record/disbursements", fields);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.response().body()).contains("value=\"1.005\"", "id=\"amount-error\"");

        fields.keySet().removeIf(field -> field.startsWith("citation."));
        assertThat(session.send("/record/disbursements", "/record/disbursements", fields)
                        .response()
                        .body())
                .contains("id=\"citation.source-error\"", "id=\"citation.locator-error\"");

        fields.putAll(payment("refused"));
        fields.put("commitment", "JP-NONE");
        var unknown = session.send("/record/disbursements", "/record/disbursements", fields);
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.response().body()).contains("id=\"commitment-error\"", "There is no commitment JP-NONE.");

        fields.put("role", "admin");
        assertThat(session.send("/record/disbursements", "/record/disbursements", fields)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void what_a_payment_counts_for_after_refunds_is_a_range_where_its_amount_is_one() {
        var commitment = "/api/v1/commitments/PAGE-REFUND";
        var citation = "\"citation\": {\"source\": \"WP2018\", \"locator\": \"2-2\"}";
        manager.post("/api/v1/commitments", """
                {"commitment": "PAGE-REFUND", "title": "Refunds", "pledger": "Japan", "beneficiary": "Somalia",
                 "theme": "tests", %s}""".formatted(citation));
        manager.post(commitment + "/pledges", """
                {"pledge": "p", "measure": "MONEY", "unit": "USD", "amount": "1000", "precision": "EXACT",
                 "from": "2018", "to": "2018", %s}""".formatted(citation));
        manager.post(commitment + "/disbursements", """
                {"reference": "a", "amount": "100", "currency": "USD", "precision": "APPROXIMATE",
                 "paidTo": "2018-03-01", %s}""".formatted(citation));
        manager.post(commitment + "/disbursements/a/refunds", """
                {"reference": "r", "amount": "80", "paidOn": "2018-04-01", "reason": "unspent"}""");

        assertThat(text(manager.get("/commitments/PAGE-REFUND")))
                .contains("Certain for P: up to $120 after refunds")
                .contains("$80 came back (2018-04-01): unspent");
    }

    @Test
    void signing_out_ends_the_session_and_so_does_another_password() throws SQLException {
        var session = PageSession.of(port(), "auditor");
        assertThat(session.get("/").status()).isEqualTo(200);
        assertThat(session.send("/", "/sign-out", Map.of()).header("Location")).isEqualTo("/sign-in?ended");
        assertThat(session.get("/").header("Location")).isEqualTo("/sign-in");

        var other = PageSession.of(port(), "auditor");
        assertThat(other.get("/").status()).isEqualTo(200);
        var before = passwordOf("auditor", "{another}");
        assertThat(other.get("/").header("Location")).isEqualTo("/sign-in?expired");
        assertThat(other.get("/").header("Location")).isEqualTo("/sign-in");
        assertThat(passwordOf("auditor", before)).isEqualTo("{another}");
    }

    @Test
    void the_cookie_of_the_pages_opens_nothing_of_the_api() {
        var session = PageSession.of(port(), "manager");
        assertThat(session.get("/").status()).isEqualTo(200);

        assertThat(nobody.get("/api/v1/commitments", Map.of("Cookie", session.cookies()))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void who_never_signs_in_leaves_no_session_behind() {
        assertThat(nobody.get("/").response().headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
        assertThat(nobody.get("/sign-in").response().headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("JSESSIONID"))
                .allSatisfy(cookie -> assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax"));
    }

    private static Map<String, String> payment(String reference) {
        return Map.of(
                "commitment", "JP-IMO-DJIBOUTI",
                "reference", reference,
                "amount", "1",
                "currency", "USD",
                "precision", "EXACT",
                "paidTo", "2018-03-01",
                "citation.source", "WP2018",
                "citation.locator", "2-2 (3) D");
    }

    /** @return what it was before */
    private static String passwordOf(String account, String hash) throws SQLException {
        try (var connection = database().connect();
                var change = connection.prepareStatement(
                        "with before as (select password_hash from access.account where name = ?)"
                                + " update access.account set password_hash = ? where name = ?"
                                + " returning (select password_hash from before)")) {
            change.setString(1, account);
            change.setString(2, hash);
            change.setString(3, account);
            try (var row = change.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getString(1);
            }
        }
    }

    /** As somebody sees it whose own recordings are waited for. */
    private long head() {
        return manager.get("/api/v1/commitments?limit=1").position();
    }

    private static String text(Answer answer) {
        return PageText.of(answer);
    }
}
