package org.pledgetracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pledgetracker.api.Bodies.commitment;
import static org.pledgetracker.api.Bodies.disbursement;
import static org.pledgetracker.api.Bodies.pledge;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.eventstore.EventRows;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.ObjectNode;

/** What is recorded later changes no answer about what was known before, whichever day it is about. */
class TimeAxesTest extends TrackerTest {

    private static final String API = "/api/v1/commitments/";

    private static int count;

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final LocalDate paid = today.minusYears(2);
    private final LocalDate returned = today.minusYears(1);
    private final String code = "AXES-" + ++count;

    @Autowired
    private EventRows events;

    /** The last position before what the test is about. */
    private long before;

    @BeforeEach
    void payment() {
        manager.post("/api/v1/commitments", commitment(code));
        manager.post(API + code + "/pledges", pledge("p", "\"from\": null, \"to\": null"));
        before = manager.post(API + code + "/disbursements", disbursement("a", "\"paidTo\": \"" + paid + "\""))
                .position();
        assertThat(delivered(today, "")).isEqualTo("50");
    }

    @Test
    void a_correction_changes_nothing_that_is_asked_as_known_before_it() {
        var then = answers();

        var corrected = manager.post(
                API + code + "/disbursements/a/correction",
                disbursement("a", "\"paidTo\": \"" + paid + "\"", "\"amount\": \"80\"", "\"reason\": \"misread\""));

        assertThat(corrected.status()).as(corrected.response().body()).isEqualTo(200);
        assertThat(delivered(today, "")).isEqualTo("80");
        assertThat(delivered(paid, "")).as("also for days long past").isEqualTo("80");
        assertThat(answers()).isEqualTo(then);
    }

    @Test
    void a_refund_of_last_year_changes_last_years_figures_from_its_recording_on() {
        var then = answers();

        var refund = """
                {"reference": "r", "amount": "20", "paidOn": "%s", "reason": "unspent"}""".formatted(returned);
        long recorded =
                manager.post(API + code + "/disbursements/a/refunds", refund).position();

        assertThat(delivered(returned, "")).isEqualTo("30");
        assertThat(delivered(returned, "&knownAt=" + recorded)).isEqualTo("30");
        assertThat(delivered(returned, "&knownAt=" + (recorded - 1))).isEqualTo("50");
        assertThat(delivered(returned.minusDays(1), "")).as("the day before it").isEqualTo("50");
        assertThat(answers()).isEqualTo(then);
    }

    /** All that is said as known at the position before, and at its instant, of several days. */
    private List<String> answers() {
        var instant = events.after(before - 1, 1).getFirst().recordedAt();
        var answers = new ArrayList<String>();
        for (var path : List.of("/progress", "/timeline", "/entries", "/reconciliation")) {
            for (var day : List.of(paid, returned, today)) {
                for (var knownAt : List.of(before, instant)) {
                    var answer =
                            (ObjectNode) viewer.get(API + code + path + "?effectiveOn=" + day + "&knownAt=" + knownAt)
                                    .json();
                    assertThat(answer.has("status")).as(answer.toString()).isFalse();
                    answers.add(answer.toString());
                }
            }
        }
        return answers;
    }

    private String delivered(LocalDate day, String knownAt) {
        return manager.get(API + code + "/progress?effectiveOn=" + day + knownAt)
                .json()
                .get("pledges")
                .get(0)
                .get("delivered")
                .get("low")
                .asString();
    }
}
