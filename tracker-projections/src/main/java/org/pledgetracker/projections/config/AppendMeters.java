package org.pledgetracker.projections.config;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.pledgetracker.core.eventstore.AppendMetrics;

/** How recording fares: what shares a commit, how long commands wait for theirs, and how many do. */
record AppendMeters(AppendMetrics metrics) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tracker.append.waiting", metrics, AppendMetrics::waiting)
                .description("Commands that wait for a commit")
                .register(registry);
        var commands = DistributionSummary.builder("tracker.append.commands")
                .description("Commands that share a commit")
                .register(registry);
        var events = DistributionSummary.builder("tracker.append.events")
                .description("Events that share a commit")
                .register(registry);
        var wait = Timer.builder("tracker.append.wait")
                .description("How long the first command of a commit waited for its turn")
                .register(registry);
        metrics.listen((commandCount, eventCount, longestWait) -> {
            commands.record(commandCount);
            events.record(eventCount);
            wait.record(longestWait);
        });
    }
}
