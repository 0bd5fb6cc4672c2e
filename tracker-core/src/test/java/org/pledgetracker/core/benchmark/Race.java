package org.pledgetracker.core.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sides that do the same in turn, so that whatever the machine does meanwhile touches all of them alike. Each round has an
 * order of its own, so that no side always follows the same other one, and the first rounds, which compile and fill caches, are
 * not counted.
 */
public final class Race {

    private static final Logger log = LoggerFactory.getLogger(Race.class);

    private static final long SEED = 7;

    private Race() {}

    /** @param sides the first is the one that the others are compared with */
    public static Results run(String title, String unit, List<Side> sides) throws Exception {
        var samples = new LinkedHashMap<String, List<Sample>>();
        sides.forEach(side -> samples.put(side.name(), new ArrayList<>()));
        var order = new ArrayList<>(sides);
        var random = new Random(SEED);
        for (int round = -Sizes.WARM_UP; round < Sizes.ROUNDS; round++) {
            Collections.shuffle(order, random);
            for (var side : order) {
                var sample = measure(side);
                log.debug("{}, round {}, {}: {}", title, round, side.name(), sample);
                if (round >= 0) {
                    samples.computeIfAbsent(side.name(), _ -> new ArrayList<>()).add(sample);
                }
            }
        }
        return results(title, unit, samples);
    }

    /** Garbage of the side before is not this one's. */
    private static Sample measure(Side side) throws Exception {
        System.gc();
        return side.measure();
    }

    private static Results results(String title, String unit, SequencedMap<String, List<Sample>> samples) {
        var results = new Results(title, unit, samples);
        log.info("\n{}", results.table());
        return results;
    }
}
