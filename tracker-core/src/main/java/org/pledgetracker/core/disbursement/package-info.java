/** Money paid towards a commitment, its corrections, refunds and reversal. */
@NullMarked
package org.pledgetracker.core.disbursement;

import org.jspecify.annotations.NullMarked;
