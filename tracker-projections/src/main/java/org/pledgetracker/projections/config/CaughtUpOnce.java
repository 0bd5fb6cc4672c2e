package org.pledgetracker.projections.config;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.projections.view.ViewPosition;
import org.pledgetracker.projections.view.ViewProcessor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Ready when the views have once included everything that was recorded when they were asked, and stand without error. */
@Component("views")
final class CaughtUpOnce extends AbstractHealthIndicator {

    private final ViewPosition views;
    private final EventRows events;
    private final @Nullable ViewProcessor processor;
    private volatile boolean caughtUp;

    CaughtUpOnce(ViewPosition views, EventRows events, ObjectProvider<ViewProcessor> processor) {
        this.views = views;
        this.events = events;
        this.processor = processor.getIfAvailable();
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        long position = views.current();
        long head = events.head();
        caughtUp = caughtUp || position >= head;
        builder.withDetail("position", position).withDetail("head", head);
        var error = processor == null ? null : processor.error();
        if (error != null) {
            builder.down(error);
        } else if (caughtUp) {
            builder.up();
        } else {
            builder.outOfService();
        }
    }
}
