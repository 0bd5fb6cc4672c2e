/** The transparency log over the stored events: kept, checked at start, given out, and proved with. */
@NullMarked
package org.pledgetracker.projections.log;

import org.jspecify.annotations.NullMarked;
