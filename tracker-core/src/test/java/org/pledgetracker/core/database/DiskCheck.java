package org.pledgetracker.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.time.Duration;

/** That writes reach the disk: by the server's own count, since a killed server proves nothing about the disk. */
public final class DiskCheck {

    /** Sessions that have gone idle report what they did only after ten seconds. */
    public static final Duration UNTIL_OTHERS_REPORT = Duration.ofSeconds(20);

    private DiskCheck() {}

    /** What is to reach the disk. */
    @FunctionalInterface
    public interface Writes {
        void make() throws Exception;
    }

    /**
     * Fails unless the server told the disk to keep its log at least once for each write. That holds where each begins
     * after the one before it was acknowledged: one call cannot then have served two of them.
     *
     * @param patience until all sessions have reported
     */
    public static void assertEachReachesTheDisk(Connection connection, int count, Duration patience, Writes writes)
            throws Exception {
        long before = WalFsyncs.count(connection);
        writes.make();
        await().atMost(patience)
                .pollDelay(Duration.ZERO)
                .untilAsserted(() -> assertThat(WalFsyncs.count(connection) - before)
                        .as("WAL fsyncs of %d writes", count)
                        .isGreaterThanOrEqualTo(count));
    }
}
