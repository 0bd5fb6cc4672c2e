package org.pledgetracker.api.recount;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.decision.DecidedHistory.Happened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is asked of a past position, or of an instant before the next, is what was answered while it was the last one. */
class PositionsTest extends RecountedTracker {

    private static final Logger log = LoggerFactory.getLogger(PositionsTest.class);

    private static final JsonMapper JSON = new JsonMapper();
    private static final long SEED = 20_180_911;

    private static final int SEVERAL_HUNDRED = 600;

    /** Asked in turn, beside progress. */
    private static final List<String> OTHERS = List.of(
            "/reconciliation?effectiveOn=%1$s",
            "/timeline?effectiveOn=%1$s&rateSource=%2$s-X",
            "/entries?limit=500&effectiveOn=%1$s",
            "/history?limit=500",
            "");

    /** @param isByPosition whether the position itself is asked for later, rather than an instant */
    private record Answered(String path, long position, int status, String body, boolean isByPosition) {}

    @Test
    void any_of_100_positions_answers_for_ever_as_it_did_while_it_was_the_last() {
        answersAsBefore("SOME-POSITIONS", 100);
    }

    @Test
    @Tag("slow")
    void any_of_1000_positions_answers_for_ever_as_it_did_while_it_was_the_last() {
        answersAsBefore("POSITIONS", 1_000);
    }

    private void answersAsBefore(String name, int positions) {
        var random = new Random(SEED);
        var events = RandomCommitments.ofMany(SEED, name, Math.max(SEVERAL_HUNDRED, positions + positions / 5));
        var ends = ends(events, positions, random);

        var answered = new ArrayList<Answered>();
        int from = 0;
        for (int end : ends) {
            long position = stored.append(events.subList(from, end));
            answered.addAll(askLive(name, position, random));
            from = end;
        }
        stored.append(events.subList(from, events.size()));
        log.info("{} events, {} answers", events.size(), answered.size());

        assertThat(findings(answered, this::difference))
                .as("where the answer is not the one of then")
                .isEmpty();
    }

    private Optional<String> difference(Answered live) {
        var path = live.path() + (live.path().contains("?") ? "&" : "?") + "knownAt=" + known(live);
        var later = viewer.get(path);
        var body = comparable(later.response().body());
        return later.status() == live.status() && body.equals(live.body())
                ? Optional.empty()
                : Optional.of(path + "\n    then " + live.body() + "\n    now  " + body);
    }

    /** Where to stop and ask: after so many events each, of all that there are but the last. */
    private static List<Integer> ends(List<Happened> events, int positions, Random random) {
        var all = new ArrayList<>(IntStream.range(1, events.size()).boxed().toList());
        Collections.shuffle(all, random);
        return all.subList(0, positions).stream().sorted().toList();
    }

    private List<Answered> askLive(String name, long position, Random random) {
        var commitment = RandomCommitments.codes(name).get(random.nextInt(4) == 0 ? 1 : 0);
        var day = LocalDate.of(2014, 6, 1).plusDays(random.nextInt(365 * 7));
        var api = "/api/v1/commitments/" + commitment;
        var progress = api + "/progress?currency=JPY&rateSource=" + name + "-X&effectiveOn=" + day;
        var other = api + OTHERS.get(random.nextInt(OTHERS.size())).formatted(day, name);
        return List.of(ask(progress, "&atLeast=" + position, position, random), ask(other, "", position, random));
    }

    private Answered ask(String path, String condition, long position, Random random) {
        var answer = viewer.get(path + condition);
        return new Answered(
                path, position, answer.status(), comparable(answer.response().body()), random.nextBoolean());
    }

    /** The position itself, or an instant before the next was recorded. */
    private String known(Answered live) {
        var recorded = stored.recordedAt(live.position());
        var next = stored.recordedAt(live.position() + 1);
        if (live.isByPosition() || !recorded.isBefore(next)) {
            return Long.toString(live.position());
        }
        return recorded.plus(Duration.between(recorded, next).dividedBy(2)).toString();
    }

    /** An answer, but for what was asked: a cursor says it too. */
    private static String comparable(String body) {
        var json = (ObjectNode) JSON.readTree(body);
        json.remove(List.of("knownAt", "next"));
        return json.toString();
    }
}
