package org.pledgetracker.projections.config;

import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.projections.kafka.EventPublisher;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether publication stands still. No part of readiness: recording and reading go on without Kafka. */
final class PublicationHealth extends AbstractHealthIndicator {

    private final EventPublisher publisher;
    private final EventRows events;

    PublicationHealth(EventPublisher publisher, EventRows events) {
        this.publisher = publisher;
        this.events = events;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        var status = publisher.status();
        builder.withDetail("position", status.position())
                .withDetail("head", events.head())
                .withDetail("publishing", status.publishing());
        if (status.error() == null) {
            builder.up();
        } else {
            builder.down().withDetail("error", status.error());
        }
    }
}
