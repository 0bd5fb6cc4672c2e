package org.pledgetracker.core.eventstore;

import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;

/**
 * Leaves one processor to the chain of the storing threads and the server's process, for which all commands wait. The clients of a
 * batch would take every processor at the moment when they are answered, and the next batch, which is complete, would wait for
 * them. So while batches are neither of one or two nor of very many, virtual threads run on one processor less. Where there are
 * very many, commands take more time than storing does, and have all. For whose turn it is to store.
 */
final class SparedProcessor {

    /** Java's own setting, which goes before. */
    static final String SET_BY_HAND = "jdk.virtualThreadScheduler.parallelism";

    /** The mean is of about so many batches, the last ones most. */
    private static final int BATCHES = 16;

    /** So many commands to a batch, in the mean, make it worth while, */
    private static final int LEAST = 4;

    /** and so many at most. */
    private static final int MOST = 64;

    private final VirtualThreadSchedulerMXBean scheduler =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
    private final int processors = Runtime.getRuntime().availableProcessors();
    private final boolean mayBeSpared = processors > 1 && System.getProperty(SET_BY_HAND) == null;

    /** The mean number of commands of the last batches, times their number. */
    private int sum;

    private volatile boolean isSpared;

    /** A batch is about to be stored. */
    void storing(int commands) {
        sum += commands - sum / BATCHES;
        spare(sum >= LEAST * BATCHES && sum <= MOST * BATCHES);
    }

    /** Nothing has been stored for some time. */
    void resting() {
        sum = 0;
        spare(false);
    }

    boolean isSpared() {
        return isSpared;
    }

    private void spare(boolean spare) {
        if (mayBeSpared && spare != isSpared) {
            scheduler.setParallelism(spare ? processors - 1 : processors);
            isSpared = spare;
        }
    }
}
