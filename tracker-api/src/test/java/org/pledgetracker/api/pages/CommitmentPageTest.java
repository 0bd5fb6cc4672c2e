package org.pledgetracker.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pledgetracker.api.Client.Answer;
import org.pledgetracker.api.TrackerTest;
import org.springframework.test.context.TestPropertySource;

/** What the page of a commitment says of claims, changes, conversions and overlaps. */
@TestPropertySource(properties = "tracker.rate-source=PAGES")
class CommitmentPageTest extends TrackerTest {

    private static final String API = "/api/v1/";
    private static final String CITED = "\"citation\": {\"source\": \"WP2018\", \"locator\": \"2-2 (3) B\"}";

    private static int count;

    private final String code = "PAGE-" + ++count;
    private final String path = API + "commitments/" + code;
    private long before;

    @BeforeEach
    void pledged() {
        created(API + "commitments", """
                "commitment": "%s", "title": "Contributions", "pledger": "Japan", "beneficiary": "Somalia",
                "theme": "%s\"""".formatted(code, code));
        before = created(path + "/pledges", """
                "pledge": "support", "measure": "MONEY", "unit": "USD", "amount": "100", "precision": "EXACT",
                "from": "2018", "to": "2018\"""").position();
    }

    @Test
    void claims_stand_side_by_side_until_each_conflict_is_settled() {
        claim("low", 50);
        claim("high", 90);
        claim("third", 300);
        assertThat(page("")).contains("In conflict").contains("low and high cannot both be right");

        settle("low", "high");
        assertThat(page(""))
                .contains("In conflict")
                .contains("high and third cannot both be right")
                .doesNotContain("low and high cannot both be right");

        settle("low", "third");
        settle("high", "third");
        assertThat(page("")).contains("Settled").doesNotContain("cannot both be right");
    }

    @Test
    void what_changed_since_a_position_is_told_with_its_events() {
        paid("a", "USD");
        long signed = created(path + "/obligations", """
                "reference": "o", "amount": "80", "currency": "USD", "precision": "EXACT", "signedOn": "2018-03-01\"""").position();

        assertThat(page("?since=" + before))
                .contains("Changed since position " + before)
                .contains(
                        "Support: nothing known of $100 (No evidence) became $50 of $100 (Missed); signed nothing known became $80")
                .contains("In all: nothing known became $50");
        assertThat(page("?since=" + signed)).contains("No figure moved.");
        assertThat(viewer.get("/commitments/" + code + "?knownAt=" + before + "&since=" + signed)
                        .status())
                .isEqualTo(400);
        assertThat(viewer.get("/commitments/" + code + "?since=2999-01-01T00:00:00Z")
                        .response()
                        .body())
                .contains("since lies in the future");
    }

    @Test
    void a_payment_in_another_currency_tells_its_rate_or_that_there_is_none() {
        rate();
        paid("a", "EUR");
        paid("b", "GBP");

        assertThat(page(""))
                .contains("Certain for Support: $62.5 (1 EUR = 1.25 USD, PAGES, 2018-03-01)")
                .contains("is not converted to USD: ");
        assertThat(page("?currency=USD")).contains("£50 (no rate converts it to USD) paid");
    }

    @Test
    void rates_that_were_published_since_are_among_what_changed() {
        paid("a", "EUR");
        long published = rate();

        assertThat(page("?since=" + (published - 1)))
                .contains("Exchange rates that were published in between")
                .contains("# " + published);
        assertThat(page("?currency=USD&since=" + before)).contains("In all, in USD: nothing known became $62.5.");
    }

    @Test
    void deliveries_that_overlap_tell_of_each_other() {
        for (var reference : List.of("a", "b", "whole", "part")) {
            paid(reference, "USD");
        }
        link("SAME_FACT", "a", "b");
        link("INCLUDED_IN", "part", "whole");

        assertThat(page(""))
                .contains("States the same as " + code + "/disbursements/b, which counts")
                .contains("Counts for " + code + "/disbursements/a too, which states the same")
                .contains("Part of " + code + "/disbursements/whole: counted once with it")
                .contains("Counted once with its parts " + code + "/disbursements/part")
                .doesNotContain("Fits none");
    }

    @Test
    void the_totals_of_all_pages_are_told_in_another_currency_on_request() {
        rate();
        paid("a", "EUR");

        assertThat(page("?currency=USD")).contains("€50 ($62.5) paid");
        var portfolio = viewer.get("/?q=" + code + "&currency=USD");
        assertThat(portfolio.response().body()).contains("value=\"USD\"").contains("currency=USD");
    }

    /** @return its position; published by whichever test comes first */
    private long rate() {
        return created(API + "exchange-rates", """
                "source": "PAGES", "date": "2018-03-01", "base": "EUR", "rates": {"USD": "1.25"}""").position();
    }

    private void paid(String reference, String currency) {
        created(path + "/disbursements", """
                "reference": "%s", "amount": "50", "currency": "%s", "precision": "EXACT",
                "paidTo": "2018-03-01\"""".formatted(reference, currency));
    }

    private void claim(String reference, int amount) {
        created(path + "/reported-totals", """
                "reference": "%s", "measure": "MONEY", "unit": "USD", "amount": "%d", "precision": "EXACT",
                "from": "2018", "to": "2018\"""".formatted(reference, amount));
    }

    private void settle(String claim, String other) {
        created(path + "/settlements", """
                "claims": ["%s", "%s"], "chosen": "%s", "reason": "the later document\"""".formatted(claim, other, other));
    }

    private void link(String kind, String entry, String other) {
        var deliveries = code + "/disbursements/";
        created(API + "overlaps", """
                "kind": "%s", "entry": "%s", "other": "%s", "reason": "both read\"""".formatted(kind, deliveries + entry, deliveries + other));
    }

    private Answer created(String to, String fields) {
        boolean isCited = !to.endsWith("/settlements") && !to.endsWith("overlaps") && !to.endsWith("exchange-rates");
        var answer = admin.post(to, "{" + fields + (isCited ? ", " + CITED : "") + "}");
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
        return answer;
    }

    /** Reading as the account that wrote waits for what it wrote. */
    private String page(String query) {
        return text(admin.get("/commitments/" + code + query));
    }

    private static String text(Answer page) {
        assertThat(page.status()).as(page.response().body()).isEqualTo(200);
        return PageText.of(page);
    }
}
