/** The running tracker, asked over real HTTP on a real PostgreSQL. */
@NullMarked
package org.pledgetracker.api;

import org.jspecify.annotations.NullMarked;
