/** The database as tests of all modules use it, and the tests of its own start and stop. */
@NullMarked
package org.pledgetracker.core.database;

import org.jspecify.annotations.NullMarked;
