/** What changed between two positions, by how much, and by which events. */
@NullMarked
package org.pledgetracker.projections.changes;

import org.jspecify.annotations.NullMarked;
