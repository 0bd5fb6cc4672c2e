/** How the parts are put together, and what a start checks. */
@NullMarked
package org.pledgetracker.api.config;

import org.jspecify.annotations.NullMarked;
