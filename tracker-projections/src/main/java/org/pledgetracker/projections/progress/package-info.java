/** What deliveries add up to against pledges. */
@NullMarked
package org.pledgetracker.projections.progress;

import org.jspecify.annotations.NullMarked;
