/** Reads values from JSON in the form in which the store writes them, faster than by general binding. */
@NullMarked
package org.pledgetracker.core.eventjson;

import org.jspecify.annotations.NullMarked;
