/** What is measured, and never asserted. */
@NullMarked
package org.pledgetracker.projections.benchmark;

import org.jspecify.annotations.NullMarked;
