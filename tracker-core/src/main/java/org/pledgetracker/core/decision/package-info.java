/** How a decider answers: accepted, a repetition, or refused with a reason that a program can read. */
@NullMarked
package org.pledgetracker.core.decision;

import org.jspecify.annotations.NullMarked;
