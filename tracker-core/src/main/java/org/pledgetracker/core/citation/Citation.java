package org.pledgetracker.core.citation;

import org.jspecify.annotations.Nullable;

/**
 * Where a figure comes from.
 *
 * @param source the code of the document; it need not be declared before it is cited
 * @param locator section, page or line
 * @param sha256 digest of the document as read, 64 hexadecimal digits
 */
public record Citation(
        String source,
        String locator,
        @Nullable String url,
        @Nullable String sha256) {}
