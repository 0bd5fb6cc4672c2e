/** Queries over HTTP. */
@NullMarked
package org.pledgetracker.api.read;

import org.jspecify.annotations.NullMarked;
