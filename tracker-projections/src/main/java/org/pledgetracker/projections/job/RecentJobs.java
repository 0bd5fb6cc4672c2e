package org.pledgetracker.projections.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The last of what this process was asked to do beside answering, until the process ends; what still runs is never forgotten. */
public final class RecentJobs<J extends RecentJobs.Job> {

    private final Map<String, J> jobs = new LinkedHashMap<>();
    private final int remembered;

    /** @param remembered how many of them */
    public RecentJobs(int remembered) {
        this.remembered = remembered;
    }

    /** Something that goes on while others ask how far it is. */
    public interface Job {

        String id();

        boolean isRunning();
    }

    public synchronized void add(J job) {
        jobs.put(job.id(), job);
        var oldestFirst = jobs.values().iterator();
        while (jobs.size() > remembered && oldestFirst.hasNext()) {
            if (!oldestFirst.next().isRunning()) {
                oldestFirst.remove();
            }
        }
    }

    public synchronized Optional<J> find(String id) {
        return Optional.ofNullable(jobs.get(id));
    }

    /** Oldest first. */
    public synchronized List<J> all() {
        return List.copyOf(jobs.values());
    }
}
