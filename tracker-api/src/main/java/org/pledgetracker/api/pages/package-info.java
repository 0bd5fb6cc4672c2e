/** The web application: pages for people, useful without script. */
@NullMarked
package org.pledgetracker.api.pages;

import org.jspecify.annotations.NullMarked;
