package org.pledgetracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pledgetracker.api.Bodies.commitment;
import static org.pledgetracker.api.Bodies.reason;
import static org.pledgetracker.api.Bodies.reportedTotal;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A conflict between claims is settled by a person, for a reason, and as of the positions that know it. */
class SettlementTest extends TrackerTest {

    private static final String API = "/api/v1/commitments/";

    private static int count;

    private final String code = "SETTLE-" + ++count;

    @BeforeEach
    void conflict() {
        assertThat(manager.post("/api/v1/commitments", commitment(code)).status())
                .isEqualTo(201);
        assertThat(manager.post(API + code + "/reported-totals", reportedTotal("low"))
                        .status())
                .isEqualTo(201);
        assertThat(manager.post(API + code + "/reported-totals", reportedTotal("high", "\"amount\": \"90\""))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void the_group_shows_what_was_chosen_by_whom_and_why_from_its_position_on() {
        var settled = settle("high");
        assertThat(settled.status()).as(settled.response().body()).isEqualTo(201);

        var shown = group("").get("settlement");
        assertThat(shown.get("chosen").asString()).isEqualTo("high");
        assertThat(shown.get("claims").toString()).isEqualTo("[\"low\",\"high\"]");
        assertThat(shown.get("reason").asString()).isEqualTo("the later document");
        assertThat(shown.get("by").asString()).isNotEmpty();
        assertThat(shown.get("position").asLong()).isEqualTo(settled.position());
        assertThat(group("?knownAt=" + (settled.position() - 1))
                        .get("settlement")
                        .isNull())
                .isTrue();
    }

    @Test
    void a_later_judgement_takes_the_place_of_an_earlier_one() {
        settle("high");
        settle("low");

        assertThat(group("").get("settlement").get("chosen").asString()).isEqualTo("low");
    }

    @Test
    void each_pair_stays_settled_that_some_judgement_is_about() {
        admin.post(API + code + "/reported-totals", reportedTotal("third", "\"amount\": \"300\""));
        settle("high");
        admin.post(API + code + "/settlements", body("high").replace("\"low\"", "\"third\""));

        assertThat(group("").get("relations").valueStream().map(SettlementTest::pair))
                .containsExactlyInAnyOrder("low high true", "low third false", "high third true");
        assertThat(group("").get("relations").get(0).propertyNames()).containsExactly("a", "b", "relation", "settled");
        assertThat(admin.get(API + code + "/progress")
                        .json()
                        .get("findings")
                        .valueStream()
                        .filter(finding -> finding.get("code").asString().equals("claims-in-conflict"))
                        .map(finding -> finding.get("detail").asString()))
                .containsExactly("low and third cannot both be right.");
    }

    @Test
    void an_overruled_judgement_can_be_given_again() {
        admin.post(API + code + "/reported-totals", reportedTotal("third", "\"amount\": \"300\""));
        long first = settle("high").position();
        admin.post(API + code + "/settlements", body("third").replace("\"low\",", "\"low\", \"third\","));

        assertThat(settle("high").position()).isGreaterThan(first);
        assertThat(group("").get("settlement").get("chosen").asString()).isEqualTo("high");
    }

    @Test
    void a_claim_that_is_retracted_takes_the_judgement_on_it_along() {
        settle("high");
        assertThat(admin.post(API + code + "/reported-totals/low/retraction", reason("erratum"))
                        .status())
                .isEqualTo(200);

        assertThat(group("").get("settlement").isNull()).isTrue();
    }

    @Test
    void only_administrators_settle() {
        for (var other : new Client[] {viewer, manager, auditor}) {
            assertThat(other.post(API + code + "/settlements", body("high")).status())
                    .isEqualTo(403);
        }
        assertThat(group("").get("settlement").isNull()).isTrue();
    }

    private static String pair(JsonNode relation) {
        return relation.get("a").asString() + " " + relation.get("b").asString() + " "
                + relation.get("settled").asBoolean();
    }

    private Client.Answer settle(String chosen) {
        return admin.post(API + code + "/settlements", body(chosen));
    }

    private static String body(String chosen) {
        return "{\"claims\": [\"low\", \"high\"], \"chosen\": \"%s\", \"reason\": \"the later document\"}"
                .formatted(chosen);
    }

    private JsonNode group(String query) {
        return admin.get(API + code + "/reconciliation" + query)
                .json()
                .get("groups")
                .get(0);
    }
}
