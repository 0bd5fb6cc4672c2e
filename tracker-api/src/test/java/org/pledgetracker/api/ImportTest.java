package org.pledgetracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pledgetracker.core.eventstore.EventRow;

/** Imports: all rows are checked before the first is recorded. */
class ImportTest extends ImportedRates {

    @Test
    void the_same_file_again_changes_nothing_though_a_number_was_put_right_since() throws Exception {
        ended(send("&source=" + source, madeUp()));
        admin.post("/api/v1/exchange-rates", """
                {"source": "%s", "date": "2019-01-04", "base": "EUR", "rates": {"JPY": "123.4"}, "reason": "misprint"}""".formatted(source));
        long head = events.head();

        assertReport(ended(send("&source=" + source, madeUp())), "DONE", 7, 0, 7, 0);
        assertThat(events.head()).isEqualTo(head);
    }

    @Test
    void what_a_file_records_carries_the_account_and_one_correlation() throws Exception {
        long head = events.head();
        var own = ended(send("&source=" + source, madeUp()));
        assertThat(events.after(head, 100))
                .hasSize(7)
                .extracting(this::correlation)
                .containsOnly(own.get("id").asString());

        ended(admin.post(
                API + "?kind=exchange-rates",
                HEADER + row("2018-06-01", "EUR", "JPY", "128"),
                Map.of("Content-Type", "text/csv", "X-Request-ID", "nightly-7")));
        assertThat(events.after(head + 7, 100)).extracting(this::correlation).containsExactly("nightly-7");
        assertThat(events.after(head, 100))
                .extracting(event -> metadata(event, "by"))
                .hasSize(8)
                .allMatch(by -> by.length() == 36);
    }

    @Test
    void wrong_rows_are_all_named_and_none_is_recorded_but_the_good_ones_where_that_is_wanted() throws Exception {
        ended(send("", HEADER + row("2018-06-01", "EUR", "JPY", "128")));
        long head = events.head();
        var file = HEADER
                + row("2018-06-01", "EUR", "JPY", "129")
                + row("2018-06-02", "EUR", "JPY", "130")
                + row("2018-06-02", "EUR", "JPY", "131")
                + row("2018-06", "ABC", "XYZ", "0")
                + row("2018-06-03", "EUR", "EUR", "1")
                + row("2018-06-03", "EUR", "USD", "-1")
                + row("2018-06-03", "EUR", "", "1")
                + row("2018-06-03", "EUR", "USD", "1.17");
        var expected = List.of(
                "2 rate already-recorded",
                "4 rate already-recorded",
                "5 date malformed",
                "5 base unknown-currency",
                "5 quote unknown-currency",
                "6 quote malformed",
                "7 rate not-positive",
                "8 quote required");

        for (var dryRun : List.of("&dryRun=true", "")) {
            var refused = ended(send(dryRun, file));
            assertReport(refused, "REFUSED", 8, 0, 0, 6);
            assertThat(errors(refused)).containsExactlyElementsOf(expected);
            assertThat(refused.get("detail").asString()).contains("partial=true");
            assertThat(events.head()).isEqualTo(head);
        }
        assertReport(ended(send("&partial=true&dryRun=true", file)), "DONE", 8, 2, 0, 6);
        assertThat(events.head()).isEqualTo(head);

        var partial = ended(send("&partial=true", file));
        assertReport(partial, "DONE", 8, 2, 0, 6);
        assertThat(errors(partial)).containsExactlyElementsOf(expected);
        assertThat(events.head()).isEqualTo(head + 2);
        assertThat(rates("2018-06-01")).isEqualTo("{\"JPY\":\"128\"}");
        assertThat(rates("2018-06-02")).isEqualTo("{\"JPY\":\"130\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                   | 1 file malformed",
                "date,currency,rate                   | 1 file malformed",
                "Date,USD,ABC,EUR,USD                 | 1 ABC unknown-currency;1 EUR malformed;1 USD malformed",
                "Date,USD;2018-06-01,1.1;\"2018-06-02\"x,1.1 | 3 file malformed",
                "PK\u0003\u0004                       | 1 file malformed"
            })
    void a_file_that_is_none_of_its_kind_is_refused_as_a_whole(String file, String expected) throws Exception {
        long head = events.head();

        var refused = ended(send("&partial=true", file.replace(";", "\n")));

        assertReport(refused, "REFUSED", 0, 0, 0, 0);
        assertThat(errors(refused)).containsExactly(expected.split(";", -1));
        assertThat(events.head()).isEqualTo(head);
    }

    @Test
    void text_in_another_encoding_is_refused_and_a_byte_order_mark_is_not() throws Exception {
        var latin = admin.send(
                API + "?kind=exchange-rates",
                "Date,USD\n2018-06-01,é\n".getBytes(StandardCharsets.ISO_8859_1),
                "text/csv");
        assertThat(errors(ended(latin))).containsExactly("1 file malformed");

        var marked = "\uFEFF" + HEADER + row("2018-06-01", "EUR", "JPY", "128");
        assertReport(ended(send("", marked)), "DONE", 1, 1, 0, 0);
    }

    @Test
    void of_many_errors_the_first_are_told_and_all_are_counted() throws Exception {
        var refused =
                ended(send("", HEADER + row("2018-06-01", "EUR", "JPY", "x").repeat(1_500)));

        assertReport(refused, "REFUSED", 1_500, 0, 0, 1_500);
        assertThat(refused.get("errors")).hasSize(1_000);
        assertThat(refused.get("errorsLeftOut").asInt()).isEqualTo(500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?kind=",
                "?kind=disbursements",
                "?kind=exchange-rates&dryrun=true",
                "?kind=exchange-rates&dryRun=yes",
                "?kind=exchange-rates&partial=",
                "?kind=exchange-rates&dryRun=true&dryRun=false",
                "?kind=exchange-rates&source=a/b"
            })
    void a_parameter_that_means_nothing_is_refused_before_anything_runs(String query) {
        var refused = admin.post(API + query, "Date,USD\n2018-06-01,1.1\n", Map.of("Content-Type", "text/csv"));

        assertThat(refused.status()).as(query).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("/problems/malformed-request");
        if (!query.contains("exchange-rates")) {
            assertThat(refused.json().get("detail").asString()).contains("kind");
        }
    }

    @Test
    void only_administrators_take_in_rates_and_what_became_of_it_is_shown_to_those_who_see_everything()
            throws Exception {
        assertThat(manager.post(API + "?kind=exchange-rates", "Date,USD\n", Map.of("Content-Type", "text/csv"))
                        .status())
                .isEqualTo(403);
        var started = send("&dryRun=true", madeUp());
        ended(started);
        var place = started.header("Location");
        for (var reader : List.of(admin, auditor)) {
            assertThat(reader.get(place).status()).isEqualTo(200);
        }
        for (var other : List.of(viewer, manager)) {
            assertThat(other.get(place).status()).isEqualTo(404);
        }
        assertThat(nobody.get(place).status()).isEqualTo(401);
        assertThat(admin.get(API + "/none").problem()).isEqualTo("/problems/unknown-entry");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"})
    void a_type_that_a_form_of_another_site_could_send_is_no_file(String type) {
        var refused = admin.post(API + "?kind=exchange-rates", "Date,USD\n", Map.of("Content-Type", type));

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.json().get("detail").asString()).isEqualTo("Send text/csv.");
    }

    @Test
    void files_have_a_limit_of_their_own_and_commands_keep_theirs() throws Exception {
        var row = row("2018-06-01", "EUR", "JPY", "128");
        var large = HEADER + row.repeat(40_000);
        assertThat(large.length()).isGreaterThan(1_000_000);
        assertReport(ended(send("", large)), "DONE", 40_000, 1, 39_999, 0);

        var tooLarge = send("", "x".repeat(16 * 1024 * 1024 + 1));
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.problem()).isEqualTo("/problems/too-large");
        assertThat(admin.post("/api/v1/exchange-rates", "{\"reason\": \"%s\"}".formatted("x".repeat(33_000)))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void the_same_file_under_one_key_is_one_import() throws Exception {
        var headers = Map.of("Content-Type", "text/csv", "Idempotency-Key", "import-" + source);
        var query = API + "?kind=exchange-rates&source=" + source;
        var first = admin.post(query, madeUp(), headers);

        var again = admin.post(query, madeUp(), headers);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotency-Hit")).isEqualTo("true");
        assertThat(admin.post(query + "&partial=true", madeUp(), headers).problem())
                .isEqualTo("/problems/idempotency-key-reused");
        ended(first);
    }

    private String correlation(EventRow<String> event) {
        return metadata(event, "correlation");
    }

    private static String metadata(EventRow<String> event, String key) {
        var value = Pattern.compile("\"" + key + "\":\"([^\"]*)\"").matcher(event.metadata());
        assertThat(value.find()).isTrue();
        return value.group(1);
    }
}
