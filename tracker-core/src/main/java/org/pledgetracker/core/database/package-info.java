/**
 * The PostgreSQL that everything is kept in: an embedded server with a persistent directory, or an external one.
 *
 * <p>Whichever it is, nothing starts on it before {@link org.pledgetracker.core.database.Durability} has seen that
 * a commit reaches the disk. A {@link org.pledgetracker.core.database.StartupProblem} says why a start failed.
 */
@NullMarked
package org.pledgetracker.core.database;

import org.jspecify.annotations.NullMarked;
