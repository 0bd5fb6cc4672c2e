package org.pledgetracker.api.recount;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.decision.DecidedHistory.Happened;
import org.pledgetracker.core.decision.TrackerEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The figures of the API are those that a naive recount of the events gives, at any point of both time axes. */
class RecountTest extends RecountedTracker {

    private static final Logger log = LoggerFactory.getLogger(RecountTest.class);

    private static final int COMMANDS = 110;
    private static final int PAIRS = 10;
    private static final int TOGETHER = 10;
    private static final String[] CURRENCIES = {"USD", "JPY", "EUR", "CHF"};

    /** Days at which something begins or ends, to be asked about, and the days beside them. */
    private static final String[] BORDERS = {
        "2015-01-01",
        "2016-01-01",
        "2016-02-29",
        "2017-03-31",
        "2018-02-11",
        "2018-02-28",
        "2018-03-31",
        "2018-12-31",
        "2019-12-31"
    };

    /** @param positions of its events, in order */
    private record History(long seed, String name, List<TrackerEvent> events, List<Long> positions) {

        List<TrackerEvent> knownAt(long position) {
            return events.subList(
                    0, (int) positions.stream().filter(one -> one <= position).count());
        }
    }

    /** @param position what {@code knownAt} stands for */
    private record Asked(
            History history,
            String commitment,
            LocalDate effectiveOn,
            long position,
            @Nullable String knownAt,
            @Nullable String currency,
            @Nullable String rateSource) {

        String path() {
            return "/api/v1/commitments/" + commitment + "/progress?effectiveOn=" + effectiveOn
                    + parameter("knownAt", knownAt) + parameter("currency", currency)
                    + parameter("rateSource", rateSource);
        }

        private static String parameter(String name, @Nullable String value) {
            return value == null ? "" : "&" + name + "=" + value;
        }
    }

    /** Every figure and verdict that was recounted. */
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    @Test
    void a_recount_of_75_random_histories_agrees_with_the_answers() {
        agrees(0, 75);
    }

    @Test
    @Tag("slow")
    void a_recount_of_1000_random_histories_agrees_with_the_answers() {
        agrees(1_000, 1_000);
    }

    private void agrees(long firstSeed, int count) {
        var histories = new ArrayList<History>();
        for (int from = 0; from < count; from += TOGETHER) {
            histories.addAll(store(firstSeed + from, Math.min(TOGETHER, count - from)));
        }
        long head = stored.head();
        log.info(
                "{} histories have {} events",
                count,
                histories.stream().mapToInt(h -> h.events().size()).sum());
        assertThat(viewer.get("/api/v1/commitments?limit=1&atLeast=" + caughtUp(head))
                        .status())
                .isEqualTo(200);
        var random = new Random(firstSeed);
        var asked = new ArrayList<Asked>();
        for (var history : histories) {
            for (int pair = 0; pair < PAIRS; pair++) {
                asked.add(ask(history, random));
            }
        }
        long began = System.nanoTime();
        var differences = findings(asked, this::difference);
        log.info("{} answers took {} ms", asked.size(), (System.nanoTime() - began) / 1_000_000);
        assertThat(differences).as("where recount and answer differ").isEmpty();
        hasSeenEverything();
    }

    /** What is never asked about is not checked: the histories must be as rich as the rules. */
    private void hasSeenEverything() {
        assertThat(seen)
                .contains(
                        "WITHDRAWN",
                        "NO_EVIDENCE",
                        "EXCEEDED",
                        "MET",
                        "UNDETERMINED",
                        "IN_PROGRESS",
                        "MISSED",
                        "ON_TRACK",
                        "BEHIND",
                        "UNCERTAIN",
                        "true",
                        "false",
                        "null");
    }

    /** Many events take longer than a read waits for. */
    private long caughtUp(long head) {
        while (viewer.get("/api/v1/commitments?limit=1&atLeast=" + head).status() == 503) {
            log.info("the views are not there yet");
        }
        return head;
    }

    /** Histories side by side, so that the positions of one lie between those of others. */
    private List<History> store(long firstSeed, int count) {
        var histories = new ArrayList<History>();
        var left = new ArrayList<List<Happened>>();
        var whose = new ArrayList<Integer>();
        for (int i = 0; i < count; i++) {
            long seed = firstSeed + i;
            var name = "R" + seed;
            var events = RandomCommitments.of(seed, name, COMMANDS);
            histories.add(new History(seed, name, new ArrayList<>(), new ArrayList<>()));
            left.add(events);
            for (int n = 0; n < events.size(); n++) {
                whose.add(i);
            }
        }
        var random = new Random(firstSeed);
        Collections.shuffle(whose, random);
        var next = new int[count];
        var batch = new ArrayList<Happened>();
        long position = stored.head();
        for (int history : whose) {
            var happened = left.get(history).get(next[history]++);
            batch.add(happened);
            histories.get(history).events().add(happened.event());
            histories.get(history).positions().add(++position);
            if (random.nextInt(100) == 0) {
                stored.append(batch);
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            stored.append(batch);
        }
        return histories;
    }

    private Asked ask(History history, Random random) {
        var commitment = RandomCommitments.codes(history.name()).get(random.nextInt(4) == 0 ? 1 : 0);
        var day = random.nextBoolean()
                ? LocalDate.of(2014, 6, 1).plusDays(random.nextInt(365 * 7))
                : LocalDate.parse(BORDERS[random.nextInt(BORDERS.length)]).plusDays(random.nextInt(3) - 1L);
        long first = history.positions().getFirst();
        long last = history.positions().getLast();
        long position = Math.clamp(first - 2 + random.nextLong(last - first + 5), 1, stored.head());
        var knownAt = Long.toString(position);
        switch (random.nextInt(6)) {
            case 0 -> {
                position = stored.head();
                knownAt = null;
            }
            case 1 -> {
                var instant = stored.recordedAt(position);
                position = stored.lastAt(instant);
                knownAt = instant.toString();
            }
            default -> {}
        }
        var currency = random.nextBoolean() ? null : CURRENCIES[random.nextInt(CURRENCIES.length)];
        var sources = RandomCommitments.rateSources(history.name());
        int source = random.nextInt(8);
        return new Asked(
                history,
                commitment,
                day,
                position,
                knownAt,
                currency,
                source == 0 ? null : source == 1 ? "NOBODY" : sources.get(source % 2));
    }

    private Optional<String> difference(Asked asked) {
        var sources = stored.rateSources(asked.position());
        var source = asked.rateSource() != null ? asked.rateSource() : sources.size() == 1 ? sources.getFirst() : null;
        var expected = Recount.figures(
                asked.history().knownAt(asked.position()),
                asked.commitment(),
                asked.effectiveOn(),
                asked.currency(),
                source);
        var answer = viewer.get(asked.path());
        if (expected == null) {
            return answer.status() == 404
                    ? Optional.empty()
                    : Optional.of(asked.path() + " answers " + answer.status() + " for what is unknown");
        } else if (answer.status() != 200) {
            return Optional.of(asked.path() + " answers " + answer.response().body());
        }
        seen.addAll(expected.values());
        var difference = difference(expected, AnsweredFigures.of(answer.json()));
        return difference.isEmpty()
                ? Optional.empty()
                : Optional.of("seed " + asked.history().seed() + " " + asked.path() + "\n    "
                        + String.join("\n    ", difference));
    }

    private static List<String> difference(Map<String, String> expected, Map<String, String> answered) {
        var names = new TreeSet<>(expected.keySet());
        names.addAll(answered.keySet());
        var differences = new TreeMap<String, String>();
        for (var name : names) {
            var recounted = expected.getOrDefault(name, "nothing");
            var told = answered.getOrDefault(name, "nothing");
            if (!recounted.equals(told)) {
                differences.put(name, name + ": recounted " + recounted + ", answered " + told);
            }
        }
        return List.copyOf(differences.values());
    }
}
