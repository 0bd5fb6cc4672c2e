package org.pledgetracker.api.record;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.citation.Citation;
import org.pledgetracker.core.decision.FieldErrorCode;

/** Where a figure comes from. */
record CitationBody(
        @Nullable String source,
        @Nullable String locator,
        @Nullable String url,
        @Nullable String sha256) {

    /** A citation that must be there. */
    static Input.Value<Citation> required(Input in, @Nullable CitationBody body) {
        return body == null
                ? in.fail("citation", FieldErrorCode.REQUIRED, "Say where this comes from: source and locator.")
                : body.read(in);
    }

    static Input.Value<Citation> optional(Input in, @Nullable CitationBody body) {
        return body == null ? new Input.Value<>(null) : body.read(in);
    }

    private Input.Value<Citation> read(Input in) {
        var code = in.source("citation.source", source);
        var place = in.text("citation.locator", locator, Input.LINE);
        var address = in.optional("citation.url", url, Input.TEXT);
        var digest = in.optionalSha256("citation.sha256", sha256);
        return code.orNull() == null || place.orNull() == null
                ? new Input.Value<>(null)
                : new Input.Value<>(new Citation(code.get(), place.get(), address.orNull(), digest.orNull()));
    }
}
