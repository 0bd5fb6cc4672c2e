/** What the tests run against: servers of their own JVM, or the images of docker-compose.yml. */
@NullMarked
package org.pledgetracker.core.parts;

import org.jspecify.annotations.NullMarked;
