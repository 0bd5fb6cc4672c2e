package org.pledgetracker.projections.config;

import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.projections.log.LogKeeper;
import org.pledgetracker.projections.log.LogTables;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Whether the log follows the events. No part of readiness: what is recorded meanwhile gets into the log later. */
final class LogHealth extends AbstractHealthIndicator {

    private final LogKeeper keeper;
    private final LogTables tables;
    private final EventRows events;

    LogHealth(LogKeeper keeper, LogTables tables, EventRows events) {
        this.keeper = keeper;
        this.tables = tables;
        this.events = events;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        builder.withDetail("size", tables.size())
                .withDetail("head", events.head())
                .withDetail("key", keeper.hasKey());
        var error = keeper.error();
        if (error == null) {
            builder.up();
        } else {
            builder.down().withDetail("error", error);
        }
    }
}
