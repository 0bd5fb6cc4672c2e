/** The way a command takes from a controller to an acknowledged position. */
@NullMarked
package org.pledgetracker.core.recording;

import org.jspecify.annotations.NullMarked;
