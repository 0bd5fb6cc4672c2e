package org.pledgetracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pledgetracker.api.Bodies.commitment;
import static org.pledgetracker.api.Bodies.disbursement;
import static org.pledgetracker.api.Bodies.pledge;
import static org.pledgetracker.api.Bodies.reason;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pledgetracker.api.Client.Answer;
import tools.jackson.databind.JsonNode;

/** Links between entries: made, read, ended, and counted once wherever both ends are added up. */
class OverlapTest extends TrackerTest {

    private static final String API = "/api/v1/";

    private static int count;

    private final String code = "OVERLAP-" + ++count;
    private final String second = code + "-B";

    @BeforeEach
    void entries() {
        for (var each : new String[] {code, second}) {
            created(manager.post(
                    API + "commitments",
                    commitment(each, "\"theme\": \"" + code + "\"", "\"beneficiary\": \"" + each + "\"")));
            created(manager.post(API + "commitments/" + each + "/pledges", pledge("p")));
            for (var entry : new String[] {"a", "b", "c"}) {
                created(manager.post(API + "commitments/" + each + "/disbursements", disbursement(entry)));
            }
        }
    }

    @Test
    void a_link_counts_from_its_position_on_until_it_is_removed() {
        var linked = link("SAME_FACT", code + "/disbursements/a", code + "/disbursements/b");
        created(linked);
        assertThat(linked.response().headers().firstValue("Location")).contains(API + "overlaps/" + id("a"));

        assertThat(total("")).isEqualTo("100");
        assertThat(total("?knownAt=" + (linked.position() - 1))).isEqualTo("150");

        assertThat(manager.post(API + "overlaps/" + id("a") + "/removal", reason("they differ"))
                        .status())
                .isEqualTo(200);
        assertThat(total("")).isEqualTo("150");
        assertThat(total("?knownAt=" + linked.position())).isEqualTo("100");
        assertThat(manager.post(API + "overlaps/" + id("a") + "/removal", reason("they differ"))
                        .problem())
                .isEqualTo("/problems/unknown-entry");
    }

    @Test
    void a_link_is_read_by_its_id_in_the_list_and_with_its_entries() {
        link("INCLUDED_IN", code + "/disbursements/a", code + "/disbursements/b");

        var link = manager.get(API + "overlaps/" + id("a")).json();
        assertThat(link.get("kind").asString()).isEqualTo("INCLUDED_IN");
        assertThat(link.get("state").asString()).isEqualTo("STANDING");
        assertThat(link.get("reason").asString()).isEqualTo("both documents read");
        var listed = manager.get(API + "overlaps?commitment=" + code).json().get("items");
        assertThat(listed.size()).isEqualTo(1);
        var entry =
                manager.get(API + "commitments/" + code + "/disbursements/b").json();
        assertThat(entry.get("overlaps").get(0).get("id").asString()).isEqualTo(id("a"));
        assertThat(manager.get(API + "commitments/" + code + "/history")
                        .response()
                        .body())
                .contains("overlap-linked");
    }

    @Test
    void a_reversal_or_another_currency_ends_the_link_for_good() {
        link("INCLUDED_IN", code + "/disbursements/a", code + "/disbursements/b");
        correct("b", "JPY");
        assertThat(state("a")).isEqualTo("LAPSED");
        correct("b", "USD");
        assertThat(state("a")).isEqualTo("LAPSED");

        created(link("INCLUDED_IN", code + "/disbursements/a", code + "/disbursements/b"));
        assertThat(state("a")).isEqualTo("STANDING");
        manager.post(API + "commitments/" + code + "/disbursements/a/reversal", reason("it never happened"));
        assertThat(state("a")).isEqualTo("LAPSED");
    }

    @Test
    void links_form_no_chain_and_an_entry_has_one_other() {
        created(link("INCLUDED_IN", code + "/disbursements/a", code + "/disbursements/b"));

        notPossible(link("INCLUDED_IN", code + "/disbursements/a", code + "/disbursements/c"));
        notPossible(link("INCLUDED_IN", code + "/disbursements/b", code + "/disbursements/c"));
        notPossible(link("SAME_FACT", code + "/disbursements/c", code + "/disbursements/a"));
        created(link("INCLUDED_IN", code + "/disbursements/c", code + "/disbursements/b"));
    }

    @Test
    void of_two_links_made_at_once_that_would_form_a_chain_one_is_recorded() throws Exception {
        Callable<Answer> one = () -> link("SAME_FACT", code + "/disbursements/a", code + "/disbursements/b");
        Callable<Answer> other = () -> link("SAME_FACT", code + "/disbursements/b", code + "/disbursements/c");
        try (var threads = Executors.newFixedThreadPool(2)) {
            var answers = threads.invokeAll(List.of(one, other));
            assertThat(answers).extracting(answer -> answer.get().status()).containsExactlyInAnyOrder(201, 409);
        }
    }

    @Test
    void a_link_across_commitments_acts_in_the_portfolio_only_and_is_in_both_histories() {
        var linked = link("SAME_FACT", code + "/disbursements/a", second + "/disbursements/b");

        assertThat(total("")).isEqualTo("150");
        var all =
                manager.get(API + "portfolio?theme=" + code + "&groupBy=theme").json();
        assertThat(stated(all.get("all"))).isEqualTo("250");
        assertThat(all.get("all").get("overlaps").get(0).get("id").asString()).isEqualTo(id("a"));
        assertThat(stated(all.get("groups").get(0))).isEqualTo("250");
        var apart = manager.get(API + "portfolio?theme=" + code + "&groupBy=beneficiary")
                .json();
        assertThat(apart.get("groups").valueStream().map(OverlapTest::stated)).containsExactly("150", "150");
        assertThat(stated(apart.get("all"))).isEqualTo("250");

        var here = lastOf(code);
        var there = lastOf(second);
        assertThat(here.get("position").asLong()).isEqualTo(linked.position());
        assertThat(here.get("type").asString()).isEqualTo("overlap-linked");
        assertThat(here.get("entry").asString()).isEqualTo(code + "/disbursements/a");
        assertThat(there.get("position")).isEqualTo(here.get("position"));
        assertThat(there.get("entry").asString()).isEqualTo(second + "/disbursements/b");
        assertThat(there.get("data")).isEqualTo(here.get("data"));
    }

    private JsonNode lastOf(String commitment) {
        var items = manager.get(API + "commitments/" + commitment + "/history")
                .json()
                .get("items");
        return items.get(items.size() - 1);
    }

    @Test
    void parts_above_their_whole_are_told_where_the_link_acts() {
        link("INCLUDED_IN", second + "/disbursements/a", code + "/disbursements/a");
        link("INCLUDED_IN", second + "/disbursements/b", code + "/disbursements/a");

        var all = manager.get(API + "portfolio?theme=" + code).json().get("all");
        assertThat(all.get("findings").get(0).get("code").asString()).isEqualTo("parts-above-whole");
        assertThat(all.get("findings").get(0).get("entry").asString()).isEqualTo(code + "/disbursements/a");
    }

    @Test
    void a_link_is_a_change_of_both_its_commitments() {
        long position = link("SAME_FACT", code + "/disbursements/a", second + "/disbursements/a")
                .position();

        for (var each : new String[] {code, second}) {
            assertThat(manager.get(API + "progress?q=" + each)
                            .json()
                            .get("items")
                            .get(0)
                            .get("updated")
                            .asLong())
                    .isEqualTo(position);
        }
    }

    @Test
    void each_wrong_field_is_named() {
        var refused = manager.post(API + "overlaps", "{\"kind\": \"LIKE\", \"entry\": \"nothing\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.response().body()).contains("kind", "\"entry\"", "\"other\"", "\"reason\"");
        assertThat(link("SAME_FACT", code + "/disbursements/a", code + "/disbursements/none")
                        .problem())
                .isEqualTo("/problems/unknown-entry");
    }

    private Answer link(String kind, String entry, String other) {
        return manager.post(API + "overlaps", """
                {"kind": "%s", "entry": "%s", "other": "%s", "reason": "both documents read"}""".formatted(kind, entry, other));
    }

    private void correct(String entry, String currency) {
        assertThat(manager.post(
                                API + "commitments/" + code + "/disbursements/" + entry + "/correction",
                                disbursement(
                                        entry,
                                        "\"currency\": \"" + currency + "\"",
                                        "\"reason\": \"to " + currency + "\""))
                        .status())
                .isEqualTo(200);
    }

    private String total(String query) {
        return stated(
                manager.get(API + "commitments/" + code + "/progress" + query).json());
    }

    private static String stated(JsonNode answer) {
        return answer.get("totals").get(0).get("stated").asString();
    }

    private String state(String entry) {
        return manager.get(API + "overlaps/" + id(entry)).json().get("state").asString();
    }

    private String id(String entry) {
        return code + ".disbursements." + entry;
    }

    private static void created(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
    }

    private static void notPossible(Answer answer) {
        assertThat(answer.problem()).isEqualTo("/problems/overlap-not-possible");
    }
}
