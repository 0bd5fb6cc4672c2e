/** Work that outlasts the request that asks for it. */
@NullMarked
package org.pledgetracker.projections.job;

import org.jspecify.annotations.NullMarked;
