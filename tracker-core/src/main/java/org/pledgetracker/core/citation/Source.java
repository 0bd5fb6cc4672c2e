package org.pledgetracker.core.citation;

import org.jspecify.annotations.Nullable;

/**
 * A document that figures are taken from.
 *
 * @param sha256 digest of the document as read, 64 hexadecimal digits
 */
public record Source(
        String title,
        @Nullable String publisher,
        @Nullable String edition,
        @Nullable String language,
        @Nullable String url,
        @Nullable String sha256) {}
