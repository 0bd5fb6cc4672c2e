/** Published exchange rates: what a source said one currency was worth in others on a day. */
@NullMarked
package org.pledgetracker.core.rate;

import org.jspecify.annotations.NullMarked;
