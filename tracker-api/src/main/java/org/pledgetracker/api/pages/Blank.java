package org.pledgetracker.api.pages;

import org.jspecify.annotations.Nullable;

/** A form sends its empty fields too: they ask for nothing. */
final class Blank {

    private Blank() {}

    static @Nullable String toAbsent(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
