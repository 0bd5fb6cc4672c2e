/** What the thin Axon aggregates around the deciders have in common. */
@NullMarked
package org.pledgetracker.core.aggregate;

import org.jspecify.annotations.NullMarked;
