/** What goes to whoever does not trust the tracker: the events behind figures, and what proves them. */
@NullMarked
package org.pledgetracker.projections.evidence;

import org.jspecify.annotations.NullMarked;
