/** Progress counted once more from events alone, by code that shares nothing with what answers: for whoever verifies. */
@NullMarked
package org.pledgetracker.api.recount;

import org.jspecify.annotations.NullMarked;
