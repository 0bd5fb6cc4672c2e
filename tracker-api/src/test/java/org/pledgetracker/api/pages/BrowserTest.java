package org.pledgetracker.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.pledgetracker.api.TrackerTest;

/** Pages in a real browser. */
class BrowserTest extends TrackerTest {

    /** The position at which the reference data are all there, and nothing of other tests yet. */
    private static final long REFERENCE_DATA = 77;

    private static final List<String> PAGES = List.of(
            "/?knownAt=" + REFERENCE_DATA,
            "/?q=nothing-is-called-so",
            "/commitments/JP-PBF",
            "/commitments/JP-ASEAN-CT-2016",
            "/record",
            "/record/disbursements?commitment=JP-PBF",
            "/record/trainings?commitment=JP-ASEAN-CT-2016",
            "/commitments/JP-NONE");

    @Test
    void without_script_somebody_signs_in_records_a_payment_and_sees_the_bar_and_the_words_change() {
        promise("BROWSER-PAY", "money", "\"measure\": \"MONEY\", \"unit\": \"USD\", \"amount\": \"4000000\"");
        try (var browser = Browser.withoutScript(port())) {
            browser.go("/commitments/BROWSER-PAY");
            assertThat(browser.path()).isEqualTo("/sign-in");
            browser.fill("username", "manager");
            browser.fill("password", "manager-password");
            browser.press("Sign in");
            assertThat(browser.path()).as("where they were going").isEqualTo("/commitments/BROWSER-PAY");
            assertThat(browser.text("#pledge-money .words")).isEqualTo("Nothing known to count towards $4 million");
            assertThat(browser.attribute("#pledge-money .bar .certain", "width"))
                    .isEqualTo("0%");

            browser.follow("Record a payment");
            assertThat(browser.attribute("#currency", "value")).isEqualTo("USD");
            browser.fill("amount", "1000000.001");
            browser.press("Record the payment");
            assertThat(browser.text("[role=alert]")).contains("Nothing was recorded", "Amount: At most 2 decimals.");
            assertThat(browser.text("#reference-error")).isEqualTo("This field is required.");
            assertThat(browser.attribute("#amount", "aria-invalid")).isEqualTo("true");

            browser.fill("amount", "1000000");
            browser.fill("reference", "first");
            browser.fill("paidFrom", "2018-03");
            browser.fill("paidTo", "2018-03");
            browser.fill("citation.source", "WP2018");
            browser.fill("citation.locator", "2-2 (1)");
            browser.press("Record the payment");

            assertThat(browser.path()).isEqualTo("/commitments/BROWSER-PAY");
            assertThat(browser.text("[role=status]"))
                    .startsWith("Recorded BROWSER-PAY/disbursements/first at position");
            assertThat(browser.text("#pledge-money .words")).isEqualTo("25 % · $1.0 million of $4 million");
            assertThat(browser.attribute("#pledge-money .bar .certain", "width"))
                    .isEqualTo("12.50%");
            assertThat(browser.text("#deliveries")).contains("first", "2018-03", "White Paper on Development");
        }
    }

    @Test
    void without_script_a_training_is_refused_at_its_fields_and_then_recorded() {
        promise(
                "BROWSER-TRAIN",
                "people",
                "\"measure\": \"HEADCOUNT\", \"unit\": \"people trained\", \"amount\": \"200\"");
        try (var browser = Browser.withoutScript(port()).signIn("manager")) {
            browser.go("/record/trainings?commitment=BROWSER-TRAIN");
            browser.fill("reference", "course");
            browser.fill("people", "150");
            browser.fill("to", "2999");
            browser.fill("citation.source", "WP2018");
            browser.fill("citation.locator", "2-2");
            browser.press("Record the training");
            assertThat(browser.text("#to-error")).isNotEmpty();
            assertThat(browser.attribute("#people", "value"))
                    .as("what was typed stays")
                    .isEqualTo("150");

            browser.fill("from", "2018");
            browser.fill("to", "2018");
            browser.press("Record the training");

            assertThat(browser.text("#pledge-people .words")).isEqualTo("75 % · 150 of 200 people trained");
        }
    }

    @Test
    void the_first_page_tells_both_stories_without_scrolling_on_a_laptop() {
        try (var browser = Browser.open(port()).signIn("viewer")) {
            browser.go("/?effectiveOn=2018-12-31&knownAt=" + REFERENCE_DATA);
            var trained = ".row:has([href*='JP-ASEAN-CT-2016']) .words";
            var fund = ".row:has([href*='JP-PBF']) .words";

            assertThat(browser.text(trained)).isEqualTo("132.65 % · 2,653 of 2,000 people trained");
            assertThat(browser.text(fund))
                    .startsWith("At least $2.0 million of about $10 million · possibly up to $50.5 million")
                    .endsWith("$50.5 million paid by 2018-12-31, whatever the window");
            assertThat(browser.isInView(trained)).isTrue();
            assertThat(browser.isInView(fund)).isTrue();
        }
    }

    @Test
    void axe_finds_nothing_wrong_in_light_and_dark_and_nothing_is_cut_off_on_a_phone() {
        var wrong = new ArrayList<String>();
        try (var browser = Browser.open(port())) {
            wrong.addAll(browser.go("/sign-in?refused").violations());
            wrong.addAll(browser.dark(true).violationsOfContrast());
            browser.signIn("manager");
            for (var page : PAGES) {
                wrong.addAll(browser.screen(Browser.LAPTOP).dark(false).go(page).violations());
                wrong.addAll(browser.dark(true).screen(Browser.PHONE).violationsOfContrast());
                assertThat(browser.needsSidewaysScrolling()).as(page).isFalse();
            }
            browser.dark(false).go("/record/disbursements");
            browser.press("Record the payment");
            wrong.addAll(browser.violations());
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void the_keyboard_alone_leads_past_the_header_to_a_pledge() {
        try (var browser = Browser.open(port()).signIn("viewer")) {
            browser.go("/");
            browser.key(Keys.TAB);
            assertThat(browser.focused()).isEqualTo("Skip to the content");
            browser.key(Keys.ENTER);
            for (int stops = 0; !browser.focusedAddress().contains("/commitments/"); stops++) {
                assertThat(stops).as("stops before the first pledge").isLessThan(18);
                browser.key(Keys.TAB);
            }
            browser.key(Keys.ENTER);
            assertThat(browser.path()).startsWith("/commitments/");
        }
    }

    private void promise(String code, String pledge, String terms) {
        var citation = "\"citation\": {\"source\": \"WP2018\", \"locator\": \"2-2\"}";
        assertThat(manager.post(
                                "/api/v1/commitments",
                                "{\"commitment\": \"%s\", \"title\": \"For the browser\", \"pledger\": \"Testland\", \"beneficiary\": \"Somalia\", \"theme\": \"tests\", %s}"
                                        .formatted(code, citation))
                        .status())
                .isEqualTo(201);
        assertThat(manager.post(
                                "/api/v1/commitments/" + code + "/pledges",
                                "{\"pledge\": \"%s\", %s, \"precision\": \"EXACT\", \"from\": \"2018\", \"to\": \"2018\", %s}"
                                        .formatted(pledge, terms, citation))
                        .status())
                .isEqualTo(201);
    }
}
