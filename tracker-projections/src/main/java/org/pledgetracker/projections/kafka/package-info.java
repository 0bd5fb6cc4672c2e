/**
 * Committed events on Kafka, in the order in which they are stored; the only code that knows Kafka.
 *
 * <p>{@link org.pledgetracker.projections.kafka.EventPublisher} follows the event table at a position of its own, so the
 * views and their rebuilding do not concern it.
 */
@NullMarked
package org.pledgetracker.projections.kafka;

import org.jspecify.annotations.NullMarked;
