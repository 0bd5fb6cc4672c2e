/**
 * The PostgreSQL that everything is kept in: an embedded server with a persistent directory by default, or an external one.
 *
 * <p>Whichever it is, nothing starts on it before {@link org.pledgetracker.core.database.Durability} has seen that
 * a commit reaches the disk. What stands in the way of a start is a {@link org.pledgetracker.core.database.StartupProblem}.
 */
@NullMarked
package org.pledgetracker.core.database;

import org.jspecify.annotations.NullMarked;
