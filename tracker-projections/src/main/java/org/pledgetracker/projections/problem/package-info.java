/** Refusals and errors as RFC 9457 problems. */
@NullMarked
package org.pledgetracker.projections.problem;

import org.jspecify.annotations.NullMarked;
