/** Refusals and errors as RFC 9457 problems. */
@NullMarked
package org.pledgetracker.api.problem;

import org.jspecify.annotations.NullMarked;
