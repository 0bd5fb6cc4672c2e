/** Files in: each kind reads its rows, and all of them are checked before the first is recorded. */
@NullMarked
package org.pledgetracker.api.exchange;

import org.jspecify.annotations.NullMarked;
