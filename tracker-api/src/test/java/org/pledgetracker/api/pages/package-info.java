/** The web application as words, over HTTP, and in a real browser. */
@NullMarked
package org.pledgetracker.api.pages;

import org.jspecify.annotations.NullMarked;
