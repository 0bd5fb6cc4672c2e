/** Exchange rates: what was published, and which rate serves for a day. */
@NullMarked
package org.pledgetracker.projections.rates;

import org.jspecify.annotations.NullMarked;
