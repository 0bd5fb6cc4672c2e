package org.pledgetracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.pledgetracker.api.Client.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The worked cases at the edges of the rules, each sent and asked over HTTP. */
class CasesTest extends TrackerTest {

    private static final Pattern POSITION = Pattern.compile("\\{position:(\\d+)}");

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        try (var stream = Objects.requireNonNull(getClass().getResourceAsStream("/reference/cases.json"))) {
            var cases =
                    new JsonMapper().readTree(stream).get("cases").valueStream().toList();
            assertThat(cases).hasSize(137);
            return cases.stream()
                    .map(example -> DynamicTest.dynamicTest(example.get("name").asString(), () -> holds(example)));
        }
    }

    private void holds(JsonNode example) {
        var positions = new ArrayList<Long>();
        var commands = example.get("commands").valueStream().toList();
        boolean isAsked = example.has("ask");
        @Nullable Answer last = null;
        for (int i = 0; i < commands.size(); i++) {
            var command = commands.get(i);
            last = admin.post(
                    command.get("post").asString(), command.get("body").toString());
            if (isAsked || i < commands.size() - 1) {
                assertThat(last.status()).as(last.response().body()).isBetween(200, 201);
            }
            positions.add(last.position());
        }
        if (isAsked) {
            last = admin.get(filledIn(example.get("ask").get("get").asString(), positions));
        }
        assertAnswer(example.get("expect"), Objects.requireNonNull(last));
    }

    private static String filledIn(String path, List<Long> positions) {
        return POSITION.matcher(path)
                .replaceAll(place ->
                        positions.get(Integer.parseInt(place.group(1)) - 1).toString());
    }

    private static void assertAnswer(JsonNode expected, Answer answer) {
        if (!expected.has("status")) {
            assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
            assertThat(Expectation.differences(expected, answer.json())).isEmpty();
            return;
        }
        assertThat(answer.status())
                .as(answer.response().body())
                .isEqualTo(expected.get("status").asInt());
        if (expected.has("code")) {
            assertThat(answer.problem())
                    .isEqualTo("/problems/" + expected.get("code").asString());
        }
        if (expected.has("field")) {
            assertThat(answer.json()
                            .get("errors")
                            .valueStream()
                            .map(error -> error.get("field").asString() + " "
                                    + error.get("code").asString()))
                    .contains(expected.get("field").asString() + " "
                            + expected.get("error").asString());
        }
    }
}
