/** How the way of commands is put together. */
@NullMarked
package org.pledgetracker.api.config;

import org.jspecify.annotations.NullMarked;
