/** Dates as documents state them, and the days they stand for. */
@NullMarked
package org.pledgetracker.core.time;

import org.jspecify.annotations.NullMarked;
