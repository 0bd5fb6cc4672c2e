package org.pledgetracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import tools.jackson.databind.JsonNode;

/** Two real documents, and what must follow from them at the end of 2018. */
class ReferenceDataTest extends TrackerTest {

    @Autowired
    @Qualifier("referenceData")
    private ApplicationRunner loader = _ -> {};

    @TestFactory
    Stream<DynamicTest> each_pledge_stands_as_expected() throws IOException {
        return rows("expected_progress.csv").stream()
                .map(row -> DynamicTest.dynamicTest(row.get("commitment") + " " + row.get("pledge"), () -> {
                    var pledge = item(progress(row.get("commitment")).get("pledges"), "pledge", row.get("pledge"));
                    for (var figure : List.of("target", "delivered", "percent")) {
                        for (var side : List.of("stated", "low", "high")) {
                            assertNumber(
                                    row.get(figure + "_" + side),
                                    pledge.path(figure).path(side));
                        }
                    }
                    assertThat(pledge.get("verdict").asString()).isEqualTo(row.get("verdict"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> each_total_is_as_expected() throws IOException {
        return rows("expected_totals.csv").stream()
                .map(row -> DynamicTest.dynamicTest(row.get("commitment") + " " + row.get("unit"), () -> {
                    var total = item(progress(row.get("commitment")).get("totals"), "unit", row.get("unit"));
                    assertThat(total.get("measure").asString()).isEqualTo(row.get("measure"));
                    for (var side : List.of("stated", "low", "high")) {
                        assertNumber(row.get(side), total.path(side));
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> each_pair_of_claims_is_related_as_expected() throws IOException {
        return rows("expected_reconciliation.csv").stream()
                .map(row -> DynamicTest.dynamicTest(row.get("commitment") + " " + row.get("unit"), () -> {
                    var groups = viewer.get("/api/v1/commitments/" + row.get("commitment") + "/reconciliation")
                            .json()
                            .get("groups");
                    assertThat(groups.valueStream()
                                    .filter(group ->
                                            group.get("measure").asString().equals(row.get("measure")))
                                    .filter(group ->
                                            group.get("unit").asString().equals(row.get("unit")))
                                    .filter(group ->
                                            group.get("from").asString("").equals(row.get("span_from")))
                                    .filter(group -> group.get("to").asString().equals(row.get("span_to")))
                                    .flatMap(group -> relations(group).stream()))
                            .contains(row.get("claim_a") + " | " + row.get("claim_b") + " | " + row.get("relation"));
                }));
    }

    /** {@code WP2018: 2653 EXACT | DB2019: 2600 APPROXIMATE | CONSISTENT} */
    private static List<String> relations(JsonNode group) {
        return group.get("relations")
                .valueStream()
                .map(relation -> claim(group, relation.get("a")) + " | " + claim(group, relation.get("b")) + " | "
                        + relation.get("relation").asString())
                .toList();
    }

    private static String claim(JsonNode group, JsonNode reference) {
        var claim = item(group.get("claims"), "reference", reference.asString());
        return claim.get("source").asString() + ": " + claim.get("stated").asString() + " "
                + claim.get("precision").asString();
    }

    @Test
    void loading_again_changes_nothing() throws Exception {
        long before = head();

        loader.run(new DefaultApplicationArguments());

        assertThat(head()).isEqualTo(before);
    }

    @Test
    void all_pledges_are_listed_and_commitments_without_any_with_their_totals() {
        var items = viewer.get("/api/v1/progress?effectiveOn=2018-12-31&limit=500")
                .json()
                .get("items");

        assertThat(items.valueStream()
                        .filter(item -> item.get("commitment").asString().startsWith("JP-"))
                        .filter(item -> !item.get("pledge").isNull()))
                .hasSize(8);
        var fund = item(items, "commitment", "JP-UNODC-UNCAC-2018");
        assertThat(fund.get("pledge").isNull()).isTrue();
        assertThat(fund.get("totals").get(0).get("stated").asString()).isEqualTo("120000");
    }

    private long head() {
        return viewer.get("/api/v1/commitments?limit=1").position();
    }

    private JsonNode progress(String commitment) {
        return viewer.get("/api/v1/commitments/" + commitment + "/progress?effectiveOn=2018-12-31")
                .json();
    }

    private static JsonNode item(JsonNode list, String field, String value) {
        return list.valueStream()
                .filter(item -> item.get(field).asString("").equals(value))
                .findFirst()
                .orElseThrow(() -> new AssertionError(value + " is not in " + list));
    }

    private static void assertNumber(String expected, JsonNode actual) {
        if (expected.isEmpty()) {
            assertThat(actual.isNull() || actual.isMissingNode()).isTrue();
        } else {
            assertThat(actual.asString()).isEqualTo(expected);
        }
    }

    private static List<CSVRecord> rows(String file) throws IOException {
        var format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var stream = Objects.requireNonNull(ReferenceDataTest.class.getResourceAsStream("/reference/" + file));
                var records = format.parse(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return records.getRecords();
        }
    }
}
