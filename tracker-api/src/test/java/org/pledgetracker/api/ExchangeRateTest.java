package org.pledgetracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pledgetracker.api.Client.Answer;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.projections.rates.RateBook;
import org.pledgetracker.projections.rates.RateQueries;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Exchange rates are published by administrators, read by everybody, and put right for a reason only. */
class ExchangeRateTest extends TrackerTest {

    private static final String API = "/api/v1/exchange-rates";

    private static int count;

    @Autowired
    private EventRows events;

    @Autowired
    private RateQueries queries;

    /** Each test has a source of its own. */
    private String source = "";

    @BeforeEach
    void source() {
        source = "RATES-" + ++count;
    }

    @Test
    void what_is_published_is_answered_at_its_place() {
        var published = publish("2018-06-01", "\"USD\": \"1.1697\", \"JPY\": 127.980");

        assertThat(published.status()).as(published.response().body()).isEqualTo(201);
        assertThat(published.header("Location")).isEqualTo(API + "/" + source + "/2018-06-01/EUR");
        assertThat(published.json().get("id").asString()).isEqualTo("exchange-rates/" + source + "/2018-06-01/EUR");
        var read = viewer.get(published.header("Location") + "?atLeast=" + published.position());
        assertThat(read.json().get("source").asString()).isEqualTo(source);
        assertThat(read.json().get("date").asString()).isEqualTo("2018-06-01");
        assertThat(read.json().get("base").asString()).isEqualTo("EUR");
        assertThat(read.json().get("rates").toString()).isEqualTo("{\"JPY\":\"127.98\",\"USD\":\"1.1697\"}");
        assertThat(read.json().get("position").asLong()).isEqualTo(published.position());
        assertThat(read.header("ETag")).isEqualTo("\"1\"");
    }

    @Test
    void the_same_again_is_answered_as_the_first_time_and_a_further_currency_is_added() {
        var first = publish("2018-06-01", "\"USD\": \"1.1697\", \"JPY\": \"127.98\"");
        long head = events.head();

        assertThat(publish("2018-06-01", "\"JPY\": \"127.980\"").position()).isEqualTo(first.position());
        assertThat(events.head()).isEqualTo(head);

        var added = publish("2018-06-01", "\"JPY\": \"127.98\", \"CHF\": \"1.15\"");
        assertThat(added.position()).isEqualTo(head + 1);
        assertThat(rates("")).isEqualTo("{\"CHF\":\"1.15\",\"JPY\":\"127.98\",\"USD\":\"1.1697\"}");
    }

    @Test
    void another_number_is_refused_until_a_reason_is_given_and_earlier_positions_keep_the_first() {
        var first = publish("2018-06-01", "\"JPY\": \"127.98\", \"USD\": \"1.1697\"");

        var refused = publish("2018-06-01", "\"JPY\": \"128\", \"CHF\": \"1.15\"");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("/problems/already-recorded");
        assertThat(refused.json().get("detail").asString()).contains("JPY").doesNotContain("CHF");

        var corrected = publish("2018-06-01", "\"JPY\": \"128\"", "\"reason\": \"misprint\"");
        assertThat(corrected.status()).as(corrected.response().body()).isEqualTo(201);
        assertThat(rates("")).isEqualTo("{\"JPY\":\"128\",\"USD\":\"1.1697\"}");
        assertThat(rates("?knownAt=" + first.position())).isEqualTo("{\"JPY\":\"127.98\",\"USD\":\"1.1697\"}");
        assertThat(viewer.get(API + "/" + source + "/2018-06-01/EUR?knownAt=" + (first.position() - 1))
                        .status())
                .isEqualTo(404);

        var stored = events.after(corrected.position() - 1, 1).getFirst();
        assertThat(stored.metadata()).contains("\"reason\":\"misprint\"");
        assertThat(publish("2018-06-01", "\"JPY\": \"127.98\", \"USD\": \"1.1697\"")
                        .position())
                .as("the first content stays a repetition")
                .isEqualTo(first.position());
    }

    @Test
    void a_correction_may_insist_on_the_version_that_it_was_made_for() {
        publish("2018-06-01", "\"JPY\": \"127.98\"");
        publish("2018-06-01", "\"USD\": \"1.1697\"");
        var body = body(source, "2018-06-01", "\"JPY\": \"128\"", "\"reason\": \"misprint\"");

        assertThat(admin.post(API, body, Map.of("If-Match", "\"1\"")).status()).isEqualTo(412);
        assertThat(admin.post(API, body, Map.of("If-Match", "\"2\"")).status()).isEqualTo(201);
    }

    @Test
    void only_administrators_publish() {
        for (var other : new Client[] {viewer, manager, auditor}) {
            assertThat(other.post(API, body(source, "2018-06-01", "\"JPY\": \"128\""))
                            .status())
                    .isEqualTo(403);
        }
        assertThat(viewer.get(API + "?source=" + source).json().get("items")).isEmpty();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("{}", List.of("source required", "date required", "base required", "rates required")),
                Arguments.of(
                        "{\"source\": \"a/b\", \"date\": \"2018-02-30\", \"base\": \"ABC\", \"rates\": {}}",
                        List.of("source malformed", "date malformed", "base unknown-currency", "rates required")),
                Arguments.of(body("X", "2018-06", "\"JPY\": 1"), List.of("date malformed")),
                Arguments.of(body("..", "2018-06-01", "\"JPY\": 1"), List.of("source malformed")),
                Arguments.of(
                        body("X", LocalDate.now(ZoneOffset.UTC).plusDays(2).toString(), "\"JPY\": 1"),
                        List.of("date in-the-future")),
                Arguments.of(
                        body("X", "2018-06-01", "\"JPY\": \"a\", \"USD\": 0, \"CHF\": -1, \"EUR\": 1, \"ABC\": 1"),
                        List.of(
                                "rates.JPY malformed",
                                "rates.USD not-positive",
                                "rates.CHF not-positive",
                                "rates.EUR malformed",
                                "rates.ABC unknown-currency")),
                Arguments.of(
                        body("X", "2018-06-01", "\"JPY\": \"1.0000000000000000001\", \"USD\": null, \"CHF\": \"1e40\""),
                        List.of("rates.JPY too-precise", "rates.USD required", "rates.CHF too-long")),
                Arguments.of(body("X", "2018-06-01", "\"JPY\": [1]"), List.of("rates.JPY malformed")),
                Arguments.of(body("X", "2018-06-01", "\"JPY\": true"), List.of("rates.JPY malformed")),
                Arguments.of(body("X", "2018-06-01", "\"jpy\": 1"), List.of("rates.jpy unknown-currency")),
                Arguments.of(body("X", "2018-06-01", "\"a b\": 1"), List.of("rates unknown-currency")),
                Arguments.of(
                        body("X", "2018-06-01", "\"JPY\": 1", "\"reason\": \"%s\"".formatted("x".repeat(4001))),
                        List.of("reason too-long")),
                Arguments.of(body("X", "2018-06-01", "\"JPY\": 1", "\"note\": \"x\""), List.of("note malformed")));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void each_wrong_field_is_named_at_once_and_nothing_is_recorded(String body, List<String> expected) {
        long head = events.head();

        var answer = admin.post(API, body);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(422);
        assertThat(answer.problem()).isEqualTo("/problems/invalid-input");
        assertThat(answer.json()
                        .get("errors")
                        .valueStream()
                        .map(error -> error.get("field").asString() + " "
                                + error.get("code").asString()))
                .containsExactlyElementsOf(expected);
        assertThat(events.head()).isEqualTo(head);
    }

    @Test
    void what_has_no_form_of_a_name_is_not_there() {
        for (var path : List.of("/X/2018-06-01/EUR", "/X/2018-06/EUR", "/X/nothing/EUR", "/X/2018-06-01/e")) {
            assertThat(viewer.get(API + path).status()).as(path).isEqualTo(404);
            assertThat(viewer.get(API + path).problem()).as(path).isEqualTo("/problems/unknown-entry");
        }
    }

    @Test
    void the_list_is_filtered_and_comes_in_pages_as_of_its_first() {
        for (var day : List.of("2018-06-04", "2018-06-01", "2018-06-05", "2018-06-06")) {
            publish(day, "\"JPY\": \"128\"");
        }
        long last = admin.post(
                        API,
                        body(source, "2018-06-04", "\"EUR\": \"0.85\"")
                                .replace("\"base\": \"EUR\"", "\"base\": \"USD\""))
                .position();

        var first = viewer.get(API + "?source=" + source + "&limit=2&atLeast=" + last);
        publish("2018-06-04", "\"USD\": \"1.17\"");
        publish("2018-06-05", "\"JPY\": \"129\"", "\"reason\": \"misprint\"");

        assertThat(names(first)).containsExactly("2018-06-01 EUR", "2018-06-04 EUR");
        var next = first.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");
        var second = viewer.get(next);
        assertThat(names(second)).containsExactly("2018-06-04 USD", "2018-06-05 EUR");
        assertThat(second.json().get("items").get(1).get("rates").toString())
                .as("as of the first page")
                .isEqualTo("{\"JPY\":\"128\"}");
        var third = viewer.get(API + "?source=" + source + "&limit=2&cursor="
                + second.json().get("next").asString());
        assertThat(names(third)).containsExactly("2018-06-06 EUR");
        assertThat(third.json().get("next").isNull()).isTrue();

        assertThat(names(list("&from=2018-06-04&to=2018-06-05")))
                .containsExactly("2018-06-04 EUR", "2018-06-04 USD", "2018-06-05 EUR");
        assertThat(names(list("&base=USD"))).containsExactly("2018-06-04 USD");
        var dollars = list("&quote=USD");
        assertThat(names(dollars)).containsExactly("2018-06-04 EUR");
        assertThat(dollars.json().get("items").get(0).get("rates").toString()).isEqualTo("{\"USD\":\"1.17\"}");
        assertThat(names(list("&knownAt=" + (last - 4)))).containsExactly("2018-06-04 EUR");
    }

    @Test
    void a_list_takes_no_day_that_is_none_and_no_cursor_of_another_list() {
        for (int i = 1; i <= 2; i++) {
            publish("2018-06-0" + i, "\"JPY\": \"128\"");
        }
        var cursor = viewer.get(API + "?source=" + source + "&limit=1")
                .json()
                .get("next")
                .asString();

        for (var query :
                List.of("?from=2018", "?to=x", "?cursor=" + cursor, "?cursor=x", "?currency=USD", "?limit=0")) {
            assertThat(viewer.get(API + query).status()).as(query).isEqualTo(400);
        }
    }

    @Test
    void a_book_holds_the_quotes_that_were_asked_for_as_known_at_a_position() {
        var day = LocalDate.of(2018, 6, 10);
        long before = events.head();
        publish("2018-06-02", "\"JPY\": \"127\", \"USD\": \"1.17\"");
        long first = publish("2018-06-03", "\"JPY\": \"128\", \"USD\": \"1.16\", \"CHF\": \"1.15\"")
                .position();
        long corrected = publish("2018-06-03", "\"JPY\": \"129\"", "\"reason\": \"misprint\"")
                .position();
        viewer.get(API + "?limit=1&atLeast=" + corrected);
        var pair = Set.of("JPY", "USD");

        assertThat(queries.book(source, pair, null, day, before)).isEmpty();
        assertThat(queries.sources(before)).doesNotContain(source);
        assertThat(queries.sources(first)).contains(source).isSorted();
        var then = queries.book(source, pair, day.minusDays(RateBook.DAYS_BACK), day, first)
                .orElseThrow();
        var now = queries.book(source, pair, null, day, corrected).orElseThrow();
        assertThat(then.source()).isEqualTo(source);
        assertThat(then.on("USD", "JPY", day).orElseThrow().times()).isEqualTo("128");
        assertThat(now.on("USD", "JPY", day).orElseThrow().times()).isEqualTo("129");
        assertThat(then.on("EUR", "CHF", day)).as("not asked for").isEmpty();
        assertThat(then.on("USD", "JPY", LocalDate.of(2018, 6, 2)))
                .as("before the days asked for")
                .isEmpty();
        assertThat(now.on("USD", "JPY", LocalDate.of(2018, 6, 2))).isPresent();
    }

    private Answer publish(String date, String rates, String... more) {
        return admin.post(API, body(source, date, rates, more));
    }

    private static String body(String source, String date, String rates, String... more) {
        var fields = new ArrayList<>(List.of(
                "\"source\": \"" + source + "\"",
                "\"date\": \"" + date + "\"",
                "\"base\": \"EUR\"",
                "\"rates\": {" + rates + "}"));
        fields.addAll(List.of(more));
        return "{" + String.join(", ", fields) + "}";
    }

    private String rates(String query) {
        return admin.get(API + "/" + source + "/2018-06-01/EUR" + query)
                .json()
                .get("rates")
                .toString();
    }

    private Answer list(String query) {
        return admin.get(API + "?source=" + source + query);
    }

    private static List<String> names(Answer answer) {
        return answer.json()
                .get("items")
                .valueStream()
                .map((JsonNode item) ->
                        item.get("date").asString() + " " + item.get("base").asString())
                .toList();
    }
}
