/** Entries that state the same fact, or of which one is included in the other. */
@NullMarked
package org.pledgetracker.core.overlap;

import org.jspecify.annotations.NullMarked;
