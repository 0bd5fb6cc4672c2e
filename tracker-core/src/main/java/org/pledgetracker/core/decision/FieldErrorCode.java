package org.pledgetracker.core.decision;

import java.util.Locale;

/** The ways in which a field can be wrong. */
public enum FieldErrorCode {
    REQUIRED,
    MALFORMED,
    NOT_POSITIVE,
    TOO_PRECISE,
    UNKNOWN_CURRENCY,
    IN_THE_FUTURE,
    REVERSED_SPAN,
    DOES_NOT_ADD_UP,
    TOO_LONG,
    UNLIKE_UNITS;

    /** As it stands on the wire: {@code does-not-add-up}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
