/** How views are kept: batches of events folded in memory and written with their position in one transaction. */
@NullMarked
package org.pledgetracker.projections.view;

import org.jspecify.annotations.NullMarked;
