/** Two real documents as records, loaded through ordinary commands. */
@NullMarked
package org.pledgetracker.api.reference;

import org.jspecify.annotations.NullMarked;
