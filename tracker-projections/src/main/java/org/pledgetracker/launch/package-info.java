/** What runs on an older Java too, to say that a newer one is needed. */
@NullMarked
package org.pledgetracker.launch;

import org.jspecify.annotations.NullMarked;
