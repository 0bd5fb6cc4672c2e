package org.pledgetracker.api.pages;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.citation.Citation;
import org.pledgetracker.projections.register.RegisterQueries;

/**
 * Where a figure comes from, for a reader.
 *
 * @param text the document's title, where it is declared, and the place in it
 * @param href its address, where that can be followed
 */
record Cited(String text, @Nullable String href) {

    /** Looks the titles of documents up, each once. */
    static final class Sources {

        private final RegisterQueries register;
        private final long at;
        private final Map<String, Cited> known = new HashMap<>();

        Sources(RegisterQueries register, long at) {
            this.register = register;
            this.at = at;
        }

        Cited cite(Citation citation) {
            var document = known.computeIfAbsent(citation.source(), this::document);
            var href = citation.url() == null ? document.href() : followed(citation.url());
            return new Cited(document.text() + ", " + citation.locator(), href);
        }

        private Cited document(String source) {
            return register.source(source, at)
                    .map(version -> version.content().description())
                    .map(description -> new Cited(description.title(), followed(description.url())))
                    .orElseGet(() -> new Cited(source, null));
        }
    }

    /** Only what a browser fetches: a recorded address must not be a script. */
    private static @Nullable String followed(@Nullable String url) {
        return url != null && url.matches("(?i)https?://.+") ? url : null;
    }
}
