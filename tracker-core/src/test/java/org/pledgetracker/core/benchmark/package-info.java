/** The event store against Axon's own engines and against PostgreSQL alone: measured, never asserted. */
@NullMarked
package org.pledgetracker.core.benchmark;

import org.jspecify.annotations.NullMarked;
