package org.pledgetracker.projections.replay;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lets those who record go first: where the live views move, each batch of a replay is followed by a pause half as long. */
final class GivesWay {

    private static final int PART = 2;

    private final LongSupplier live;
    private final LongSupplier clock;
    private final LongConsumer pause;
    private long seen;
    private long begun;
    private boolean alone;

    GivesWay(JdbcTemplate jdbc) {
        this(() -> LivePosition.of(jdbc), System::nanoTime, LockSupport::parkNanos);
    }

    /**
     * @param live the position of the live views
     * @param clock in nanoseconds
     * @param pause for so many nanoseconds
     */
    GivesWay(LongSupplier live, LongSupplier clock, LongConsumer pause) {
        this.live = live;
        this.clock = clock;
        this.pause = pause;
        this.seen = live.getAsLong();
        this.begun = clock.getAsLong();
    }

    /** A batch has ended. */
    void pause() {
        long took = clock.getAsLong() - begun;
        long now = live.getAsLong();
        alone = now == seen;
        if (!alone) {
            pause.accept(took / PART);
        }
        seen = now;
        begun = clock.getAsLong();
    }

    /** Whether nobody recorded during the last batch. */
    boolean isAlone() {
        return alone;
    }
}
