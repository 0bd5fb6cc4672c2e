/** What is counted: money in a currency, or heads of a unit. Different measures never add up. */
@NullMarked
package org.pledgetracker.core.measure;

import org.jspecify.annotations.NullMarked;
