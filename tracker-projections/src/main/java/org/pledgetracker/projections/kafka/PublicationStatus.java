package org.pledgetracker.projections.kafka;

import org.jspecify.annotations.Nullable;

/**
 * How the publication stands, as this process saw it last.
 *
 * @param position of the last event that Kafka has acknowledged, with all before it
 * @param publishing whether this process is the one that publishes
 * @param error why it stands still; absent while it follows, and where another process publishes
 */
public record PublicationStatus(
        long position, boolean publishing, @Nullable String error) {}
