/** The accounts of a first start. */
@NullMarked
package org.pledgetracker.api.accounts;

import org.jspecify.annotations.NullMarked;
