package org.pledgetracker.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.pledgetracker.api.Client.Answer;
import org.pledgetracker.api.TrackerTest;

/** Pages over HTTP: who sees them, what they say, and what they refuse. */
class PagesTest extends TrackerTest {

    private static final List<String> READING = List.of("/", "/commitments/JP-PBF");
    private static final List<String> RECORDING = List.of("/record", "/record/disbursements", "/record/trainings");

    @Test
    void the_first_page_tells_both_stories() {
        var page = text(viewer.get("/?effectiveOn=2018-12-31"));

        assertThat(page)
                .containsPattern("\\d+ commitments, \\d+ measurable pledges")
                .contains("132.65 % · 2,653 of 2,000 people trained")
                .contains("At least $2.0 million of about $10 million · possibly up to $50.5 million")
                .contains("$50.5 million paid by 2018-12-31, whatever the window")
                .contains("at least 12,500 personnel dispatched (attendances)");
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
                assertThat(text(reader.get(path))).contains("Your account may read, but not record.");
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
        assertThat(text(browser)).contains("There is nothing at this address.");

        assertThat(viewer.get("/nothing-here").json().required("type").asString())
                .isEqualTo("/problems/not-found");
    }

    @Test
    void a_parameter_that_cannot_be_read_is_told_in_a_page() {
        for (var query :
                List.of("effectiveOn=yesterday", "knownAt=soon", "verdict=GOOD", "page=0", "efectiveOn=2018-01-01")) {
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
    void a_form_without_its_token_records_nothing() {
        long head = head();
        var form = form(Map.of("commitment", "JP-PBF", "reference", "forged", "amount", "1", "currency", "USD"));

        var answer = manager.post(
                "/record/disbursements", form, Map.of("Content-Type", "application/x-www-form-urlencoded"));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/sign-in?expired");
        assertThat(head()).isEqualTo(head);
    }

    @Test
    void the_cookie_of_the_pages_opens_nothing_of_the_api() {
        var cookie = manager.get("/record/disbursements").header("Set-Cookie");

        assertThat(cookie).contains("HttpOnly").contains("SameSite=Lax");
        assertThat(nobody.get("/api/v1/commitments", Map.of("Cookie", cookie.substring(0, cookie.indexOf(';'))))
                        .status())
                .isEqualTo(401);
    }

    private long head() {
        return viewer.get("/api/v1/commitments?limit=1").position();
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** What somebody reads who sees no tags. */
    private static String text(Answer answer) {
        return answer.response()
                .body()
                .replaceAll("(?s)<(title|svg).*?</\\1>", " ")
                .replaceAll("<[^>]+>", " ")
                .replace("&amp;", "&")
                .replaceAll("[\\s\\u00a0]+", " ")
                .replaceAll(" ([,.:])", "$1");
    }
}
