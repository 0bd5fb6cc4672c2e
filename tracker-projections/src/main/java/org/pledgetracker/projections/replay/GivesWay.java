package org.pledgetracker.projections.replay;

import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lets those who record go first: where the live views move, each batch of a replay is followed by a pause half as long. */
final class GivesWay {

    private static final int PART = 2;

    private final JdbcTemplate jdbc;
    private long live;
    private long begun = System.nanoTime();

    GivesWay(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.live = LivePosition.of(jdbc);
    }

    /** A batch has ended. */
    void pause() {
        long took = System.nanoTime() - begun;
        long now = LivePosition.of(jdbc);
        if (now > live) {
            LockSupport.parkNanos(took / PART);
        }
        live = now;
        begun = System.nanoTime();
    }
}
