/** Commitments with their pledges, obligations and reported totals. */
@NullMarked
package org.pledgetracker.core.commitment;

import org.jspecify.annotations.NullMarked;
