/** The way in: HTTP, and the main class. */
@NullMarked
package org.pledgetracker.api;

import org.jspecify.annotations.NullMarked;
