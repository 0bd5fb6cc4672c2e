/** Overlap links between entries: which stand, and which ended and why. */
@NullMarked
package org.pledgetracker.projections.overlaps;

import org.jspecify.annotations.NullMarked;
