package org.pledgetracker.projections.replay;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.pledgetracker.core.benchmark.Clients;
import org.pledgetracker.core.benchmark.Race;
import org.pledgetracker.core.benchmark.Report;
import org.pledgetracker.core.benchmark.Results;
import org.pledgetracker.core.benchmark.Side;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recording and reading where there are many events, beside a store with few. How many, {@code tracker.benchmark.large} says;
 * the heap that a rebuild needs is the one it is given.
 */
@Tag("benchmark")
class LargeStoreBenchmark {

    private static final Logger log = LoggerFactory.getLogger(LargeStoreBenchmark.class);

    private static final int LARGE = Integer.getInteger("tracker.benchmark.large", 1_000_000);
    private static final int SMALL = 100_000;
    private static final int WRITERS = 256;
    private static final int READERS = 2;

    /** Most of many commitments are history. */
    private static final int ACTIVE = 1_000;

    @Test
    void many_events_cost_no_more_than_few() throws Exception {
        try (var large = new FilledStore(LARGE);
                var small = new FilledStore(SMALL)) {
            log.info(
                    "{} events rebuilt at {} a second in a heap of {} MB",
                    large.head(),
                    Math.round(large.rebuild()),
                    Runtime.getRuntime().maxMemory() / (1024 * 1024));
            log.info("{} events rebuilt at {} a second", small.head(), Math.round(small.rebuild()));
            var results = new ArrayList<Results>();
            results.add(Race.run(
                    "Commands that each create a record, clients: " + WRITERS,
                    "commands",
                    List.of(recording(large, ACTIVE), recording(small, ACTIVE))));
            log.info("The first for each commitment: {} a second", Math.round(large.payForEach(WRITERS)));
            results.add(Race.run(
                    "The same, each for any of all commitments, clients: " + WRITERS,
                    "commands",
                    List.of(recording(large, Integer.MAX_VALUE), recording(small, Integer.MAX_VALUE))));
            log.info("The first answer about each commitment: {} a second", Math.round(large.readEach(READERS)));
            small.readEach(READERS);
            results.add(Race.run(
                    "Progress of any commitment for any pair of dates, clients: " + READERS,
                    "answers",
                    List.of(reading(large), reading(small))));
            Report.write("large", results);
        }
    }

    private static Side recording(FilledStore store, int active) {
        return Side.of(name(store), () -> Clients.during(WRITERS, _ -> store.record(active)));
    }

    private static Side reading(FilledStore store) {
        return Side.of(name(store), () -> Clients.during(READERS, _ -> store.read()));
    }

    private static String name(FilledStore store) {
        return "%,d events".formatted(store.head());
    }
}
