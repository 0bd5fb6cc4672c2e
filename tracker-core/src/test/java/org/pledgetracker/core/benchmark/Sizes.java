package org.pledgetracker.core.benchmark;

import java.time.Duration;

/** How much is measured; each can be set on Maven's command line, {@code -Dtracker.benchmark.rounds=9}. */
public final class Sizes {

    /** Turns of every side that are not counted: code that runs for long is faster. */
    static final int WARM_UP = Integer.getInteger("tracker.benchmark.warm-up", 3);

    /** Timed turns of every side. */
    public static final int ROUNDS = Integer.getInteger("tracker.benchmark.rounds", 5);

    /** How long clients send commands in a turn. */
    public static final Duration TURN = Duration.ofSeconds(Integer.getInteger("tracker.benchmark.seconds", 2));

    /** Events that are there to be read. */
    public static final int EVENTS = Integer.getInteger("tracker.benchmark.events", 300_000);

    private Sizes() {}
}
