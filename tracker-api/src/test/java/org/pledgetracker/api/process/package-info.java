/** The tracker as a process of its own: how it starts, fails to start, dies and comes back. */
@NullMarked
package org.pledgetracker.api.process;

import org.jspecify.annotations.NullMarked;
