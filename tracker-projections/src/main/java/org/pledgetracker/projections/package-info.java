/** What events add up to: the views, the queries that read them, and the process that does nothing else. */
@NullMarked
package org.pledgetracker.projections;

import org.jspecify.annotations.NullMarked;
