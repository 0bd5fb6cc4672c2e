/** How a process is put together, and what its start checks. */
@NullMarked
package org.pledgetracker.projections.config;

import org.jspecify.annotations.NullMarked;
