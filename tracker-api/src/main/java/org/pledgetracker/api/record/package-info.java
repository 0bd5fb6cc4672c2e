/** Commands over HTTP. */
@NullMarked
package org.pledgetracker.api.record;

import org.jspecify.annotations.NullMarked;
