/** All views made again from the events, beside the live ones: compared with them, and put in their place. */
@NullMarked
package org.pledgetracker.projections.replay;

import org.jspecify.annotations.NullMarked;
