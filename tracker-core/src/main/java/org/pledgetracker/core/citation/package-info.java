/** Where figures come from: declared source documents and citations of them. */
@NullMarked
package org.pledgetracker.core.citation;

import org.jspecify.annotations.NullMarked;
