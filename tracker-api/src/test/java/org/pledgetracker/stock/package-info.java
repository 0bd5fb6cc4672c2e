/** The tracker on another store, to be measured beside the real one; where no scan for components finds it. */
@NullMarked
package org.pledgetracker.stock;

import org.jspecify.annotations.NullMarked;
