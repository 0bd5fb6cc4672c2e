/** People trained, or otherwise counted, towards a commitment. */
@NullMarked
package org.pledgetracker.core.training;

import org.jspecify.annotations.NullMarked;
