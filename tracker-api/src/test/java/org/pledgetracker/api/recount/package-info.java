/** Figures counted a second time, straight from the events, and held against the answers. */
@NullMarked
package org.pledgetracker.api.recount;

import org.jspecify.annotations.NullMarked;
