/** Axon on PostgreSQL: the storage engine, the names of stored events, and the schema. */
@NullMarked
package org.pledgetracker.core.eventstore;

import org.jspecify.annotations.NullMarked;
