/** What happened to a commitment, in order. */
@NullMarked
package org.pledgetracker.projections.history;

import org.jspecify.annotations.NullMarked;
