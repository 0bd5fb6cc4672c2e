package org.pledgetracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pledgetracker.api.Bodies.commitment;
import static org.pledgetracker.api.Bodies.disbursement;
import static org.pledgetracker.api.Bodies.obligation;
import static org.pledgetracker.api.Bodies.pledge;
import static org.pledgetracker.api.Bodies.refund;
import static org.pledgetracker.api.Bodies.reportedTotal;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pledgetracker.api.Client.Answer;
import tools.jackson.databind.JsonNode;

/** What readers get beside progress: what changed and why, how it grew, what to know, and amounts in another currency. */
class HonestFiguresTest extends TrackerTest {

    private static final String API = "/api/v1/";

    private static int count;

    private final String code = "HONEST-" + ++count;
    private final String path = API + "commitments/" + code;

    @BeforeEach
    void pledged() {
        created(admin.post(API + "commitments", commitment(code, "\"announcedOn\": \"2018-02\"")));
        created(admin.post(path + "/pledges", pledge("p")));
    }

    @Test
    void a_change_tells_which_figures_moved_by_how_much_and_by_which_events() {
        long before =
                created(admin.post(path + "/disbursements", disbursement("a"))).position();
        long after = admin.post(
                        path + "/disbursements/a/correction",
                        disbursement("a", "\"amount\": \"70\"", "\"reason\": \"misread\""))
                .position();

        var changes = admin.get(API + "changes?from=" + before + "&to=" + after + "&commitment=" + code)
                .json();
        var item = changes.get("items").get(0);
        assertThat(item.get("commitment").asString()).isEqualTo(code);
        var pledge = item.get("pledges").get(0);
        assertThat(pledge.get("before").get("delivered").get("low").asString()).isEqualTo("50");
        assertThat(pledge.get("after").get("delivered").get("low").asString()).isEqualTo("70");
        assertThat(pledge.get("difference").get("low").asString()).isEqualTo("20");
        var event = item.get("events").get(0);
        assertThat(event.get("type").asString()).isEqualTo("disbursement-corrected");
        assertThat(event.get("reason").asString()).isEqualTo("misread");
        assertThat(event.get("by").asString()).isNotEmpty();
        assertThat(admin.get(API + "changes?from=" + before + "&to=" + after)
                        .response()
                        .body())
                .contains(code);
        assertThat(admin.get(API + "changes?from=" + after + "&to=" + before).status())
                .isEqualTo(400);
        assertThat(admin.get(API + "changes").status()).isEqualTo(400);
    }

    @Test
    void the_timeline_grows_where_something_happens() {
        created(admin.post(
                path + "/disbursements", disbursement("a", "\"paidFrom\": \"2018-03\", \"paidTo\": \"2018-04\"")));
        created(admin.post(path + "/disbursements/a/refunds", refund("r", "20")));

        var points = admin.get(path + "/timeline").json().get("pledges").get(0).get("points");
        assertThat(points.valueStream().map(HonestFiguresTest::point))
                .containsExactly("2018-03-01 0 null 50", "2018-04-01 0 null 30", "2018-04-30 30 30 30");
    }

    @Test
    void what_is_odd_is_told_and_blocks_nothing() {
        created(admin.post(path + "/obligations", obligation("o")));
        created(admin.post(path + "/disbursements", disbursement("big", "\"amount\": \"120\"")));
        created(admin.post(path + "/disbursements", disbursement("early", "\"paidTo\": \"2017-05-01\"")));
        created(admin.post(path + "/disbursements/big/refunds", refund("r", "1").replace("2018-04", "2018-01")));
        created(admin.post(path + "/reported-totals", reportedTotal("low")));
        created(admin.post(path + "/reported-totals", reportedTotal("high", "\"amount\": \"500\"")));

        var progress = admin.get(path + "/progress").json();
        assertThat(codes(progress.get("pledges").get(0)))
                .containsExactly("payment-above-pledge", "payment-above-obligation");
        assertThat(codes(progress))
                .containsExactlyInAnyOrder(
                        "outside-all-windows",
                        "before-announcement",
                        "refund-before-payment",
                        "claims-in-conflict",
                        "over-recorded",
                        "unexplained-remainder");
    }

    @Test
    void pledged_obligated_and_paid_stand_beside_each_other_and_the_original_stays() {
        created(admin.post(path + "/obligations", obligation("o", "\"amount\": \"80\"")));
        created(admin.post(path + "/disbursements", disbursement("a")));
        admin.post(path + "/pledges/p/revisions", Bodies.revision());

        var pledge = admin.get(path + "/progress").json().get("pledges").get(0);
        assertThat(pledge.get("original").get("stated").asString()).isEqualTo("100");
        assertThat(pledge.get("target").get("stated").asString()).isEqualTo("200");
        assertThat(pledge.get("obligated").get("low").asString()).isEqualTo("80");
        assertThat(pledge.get("outstanding").toString())
                .isEqualTo("{\"stated\":\"150\",\"low\":\"150\",\"high\":\"150\"}");
        assertThat(pledge.get("counted").toString()).isEqualTo("{\"certain\":1,\"possible\":0}");
    }

    @Test
    void a_converted_amount_has_its_rate_with_date_and_source_and_what_the_document_says_itself() {
        rates("2018-03-01", "\"USD\": \"1.25\"");
        created(admin.post(
                path + "/disbursements",
                disbursement(
                        "a",
                        "\"currency\": \"EUR\"",
                        "\"alsoStatedAs\": {\"amount\": \"60\", \"unit\": \"USD\", \"precision\": \"APPROXIMATE\"}")));
        created(admin.post(
                path + "/disbursements", disbursement("b", "\"currency\": \"GBP\"", "\"paidTo\": \"2018-03-02\"")));

        var pledge = admin.get(path + "/progress?rateSource=" + code)
                .json()
                .get("pledges")
                .get(0);
        assertThat(pledge.get("delivered").get("low").asString()).isEqualTo("62.5");
        assertThat(pledge.get("delivered").get("high").isNull()).isTrue();
        var conversion = pledge.get("evidence").get(0).get("conversion");
        assertThat(conversion.get("from").asString()).isEqualTo("EUR");
        assertThat(conversion.get("alsoStatedAs").get("amount").asString()).isEqualTo("60");
        var rate = conversion.get("rates").get(0);
        assertThat(rate.get("rate").asString()).isEqualTo("1.25");
        assertThat(rate.get("date").asString()).isEqualTo("2018-03-01");
        assertThat(rate.get("source").asString()).isEqualTo(code);
        assertThat(codes(pledge)).contains("rate-missing");

        var money = admin.get(API + "portfolio?q=" + code + "&currency=USD&rateSource=" + code)
                .json()
                .get("all")
                .get("money");
        assertThat(money.get("low").asString()).isEqualTo("62.5");
        assertThat(money.get("incomplete").asBoolean()).isTrue();
        assertThat(money.get("rates").size()).isEqualTo(1);
        assertThat(money.get("rates").get(0).get("rate").asString()).isEqualTo("1.25");
        assertThat(money.get("rates").get(0).get("source").asString()).isEqualTo(code);
        assertThat(money.get("unconverted").get(0).get("reason").asString()).contains("no rate from GBP to USD");
    }

    @Test
    void a_delivery_tells_how_it_came_to_count_in_the_pledges_currency() {
        rates("2018-03-01", "\"USD\": \"1.25\"");
        created(admin.post(path + "/disbursements", disbursement("a", "\"currency\": \"EUR\"")));
        created(admin.post(path + "/disbursements", disbursement("b", "\"currency\": \"GBP\"")));

        var entries = admin.get(path + "/entries?rateSource=" + code).json().get("items");
        var converted = entries.get(0).get("counts").get(0);
        assertThat(converted.get("unit").asString()).isEqualTo("USD");
        assertThat(converted.get("low").asString()).isEqualTo("62.5");
        assertThat(converted.get("conversion").get("rates").get(0).get("rate").asString())
                .isEqualTo("1.25");
        assertThat(entries.get(1)
                        .get("counts")
                        .get(0)
                        .get("conversion")
                        .get("missing")
                        .asString())
                .contains("no rate from GBP to USD");
        assertThat(admin.get(path + "/disbursements/a?rateSource=" + code)
                        .json()
                        .get("counts")
                        .get(0))
                .isEqualTo(converted);
    }

    @Test
    void what_was_signed_is_among_what_changed() {
        long signed = created(admin.post(path + "/obligations", obligation("o", "\"amount\": \"80\"")))
                .position();

        var change = admin.get(API + "changes?from=" + (signed - 1) + "&to=" + signed + "&commitment=" + code)
                .json()
                .get("items")
                .get(0)
                .get("pledges")
                .get(0);
        assertThat(change.get("before").get("obligated").isNull()).isTrue();
        assertThat(change.get("after").get("obligated").get("stated").asString())
                .isEqualTo("80");
        assertThat(admin.get(API + "changes?from=1&commitment=NO-SUCH").problem())
                .isEqualTo("/problems/unknown-commitment");
    }

    @Test
    void a_claim_about_days_to_come_has_no_remainder_yet() {
        created(admin.post(path + "/disbursements", disbursement("a", "\"paidTo\": \"2017-06-01\"")));
        created(admin.post(
                path + "/reported-totals",
                reportedTotal("t", "\"amount\": \"500\"", "\"from\": \"2016\"", "\"to\": \"2018\"")));

        assertThat(codes(admin.get(path + "/progress?effectiveOn=2017-12-31").json()))
                .doesNotContain("unexplained-remainder");
        assertThat(codes(admin.get(path + "/progress?effectiveOn=2018-12-31").json()))
                .contains("unexplained-remainder");
    }

    @Test
    void an_unknown_currency_is_no_currency_to_ask_for() {
        assertThat(admin.get(path + "/progress?currency=XXX").status()).isEqualTo(400);
        assertThat(admin.get(API + "portfolio?currency=usd").status()).isEqualTo(400);
    }

    private void rates(String date, String rates) {
        created(admin.post(
                API + "exchange-rates",
                "{\"source\": \"" + code + "\", \"date\": \"" + date + "\", \"base\": \"EUR\", \"rates\": {" + rates
                        + "}}"));
    }

    private static List<String> codes(JsonNode node) {
        return node.get("findings")
                .valueStream()
                .map(finding -> finding.get("code").asString())
                .toList();
    }

    private static String point(JsonNode point) {
        return point.get("date").asString() + " " + text(point, "low") + " " + text(point, "stated") + " "
                + text(point, "high");
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).isNull() ? "null" : node.get(field).asString();
    }

    private static Answer created(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer;
    }
}
