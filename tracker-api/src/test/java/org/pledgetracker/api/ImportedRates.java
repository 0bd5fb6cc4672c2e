package org.pledgetracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.pledgetracker.api.Client.Answer;
import org.pledgetracker.core.eventstore.EventRows;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Files of exchange rates, sent and followed to their end. The numbers in them are made up. */
abstract class ImportedRates extends TrackerTest {

    static final String API = "/api/v1/imports";
    static final Duration LONGEST = Duration.ofSeconds(30);
    static final String HEADER = "source,date,base,quote,rate\n";

    private static int count;

    @Autowired
    EventRows events;

    /** Each test has a source of its own. */
    String source = "";

    @BeforeEach
    void source() {
        source = "FILE-" + ++count;
    }

    static String madeUp() throws IOException {
        try (var stream =
                Objects.requireNonNull(ImportTest.class.getResourceAsStream("/rates/made-up-ecb-layout.csv"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    Answer send(String query, String file) {
        return admin.post(API + "?kind=exchange-rates" + query, file, Map.of("Content-Type", "text/csv"));
    }

    String row(String date, String base, String quote, String rate) {
        return String.join(",", source, date, base, quote, rate) + "\n";
    }

    /** Asks for the import until it has ended. */
    JsonNode ended(Answer started) {
        assertThat(started.status()).as(started.response().body()).isEqualTo(202);
        var end = await().atMost(LONGEST)
                .until(
                        () -> admin.get(started.header("Location")).json(),
                        now -> !now.get("state").asString().equals("RUNNING"));
        return Objects.requireNonNull(end);
    }

    static void assertReport(JsonNode report, String state, int rows, int accepted, int unchanged, int refused) {
        assertThat(List.of(
                        report.get("state").asString(),
                        report.get("rows").asInt(),
                        report.get("accepted").asInt(),
                        report.get("unchanged").asInt(),
                        report.get("refused").asInt()))
                .as(report.toString())
                .containsExactly(state, rows, accepted, unchanged, refused);
    }

    static List<String> errors(JsonNode report) {
        return report.get("errors")
                .valueStream()
                .map(error ->
                        error.get("row").asLong() + " " + error.get("field").asString() + " "
                                + error.get("code").asString())
                .toList();
    }

    String rates(String date) {
        return admin.get("/api/v1/exchange-rates/" + source + "/" + date + "/EUR")
                .json()
                .path("rates")
                .toString();
    }
}
