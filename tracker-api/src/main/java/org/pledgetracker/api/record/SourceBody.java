package org.pledgetracker.api.record;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.citation.Source;
import org.pledgetracker.core.citation.SourceCommand.DeclareSource;

/** A document that figures are taken from. */
record SourceBody(
        @Nullable String source,
        @Nullable String title,
        @Nullable String publisher,
        @Nullable String edition,
        @Nullable String language,
        @Nullable String url,
        @Nullable String sha256) {

    DeclareSource command() {
        var in = new Input();
        var code = in.source("source", source);
        var name = in.text("title", title, Input.LINE);
        var by = in.optional("publisher", publisher, Input.LINE);
        var issue = in.optional("edition", edition, Input.LINE);
        var tongue = in.optional("language", language, Input.LINE);
        var address = in.optional("url", url, Input.TEXT);
        var digest = in.optionalSha256("sha256", sha256);
        return in.build(() -> new DeclareSource(
                code.get(),
                new Source(
                        name.get(), by.orNull(), issue.orNull(), tongue.orNull(), address.orNull(), digest.orNull())));
    }
}
