/** Deliveries: what was paid and who was trained, with their versions. */
@NullMarked
package org.pledgetracker.projections.entries;

import org.jspecify.annotations.NullMarked;
