/** Stated numbers, how precisely they were stated, and the interval in which the truth lies. */
@NullMarked
package org.pledgetracker.core.figure;

import org.jspecify.annotations.NullMarked;
