/** Measurements of the whole tracker; they print, and assert nothing about time. */
@NullMarked
package org.pledgetracker.api.benchmark;

import org.jspecify.annotations.NullMarked;
