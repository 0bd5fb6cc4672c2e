package org.pledgetracker.core.recording;

import java.lang.management.ManagementFactory;
import jdk.management.VirtualThreadSchedulerMXBean;

/**
 * How many processors the threads of commands and requests take. What stores events is a chain of one thread here and one of
 * the server's, for which all others wait. Those who have their answer would take every processor at the moment when the next batch
 * goes its way, and it would wait for them; so one processor is left to it.
 */
public final class CommandProcessors {

    /** Java's own setting, which goes before. */
    static final String SET_BY_HAND = "jdk.virtualThreadScheduler.parallelism";

    private CommandProcessors() {}

    /**
     * Leaves one processor alone, where there are two at least. What blocks without Java knowing it may still take more.
     *
     * @return how many virtual threads of this process run at the same time
     */
    public static int leaveOneToTheStore() {
        var scheduler = ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);
        if (System.getProperty(SET_BY_HAND) == null) {
            scheduler.setParallelism(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
        }
        return scheduler.getParallelism();
    }
}
