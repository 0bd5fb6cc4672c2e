/** Queries over HTTP. */
@NullMarked
package org.pledgetracker.projections.read;

import org.jspecify.annotations.NullMarked;
