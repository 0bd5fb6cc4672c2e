/** What documents claim, side by side, and against the records. */
@NullMarked
package org.pledgetracker.projections.reconciliation;

import org.jspecify.annotations.NullMarked;
