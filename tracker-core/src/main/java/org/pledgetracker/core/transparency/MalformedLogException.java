package org.pledgetracker.core.transparency;

import org.jspecify.annotations.Nullable;

/** Something of a log has not the form that its kind has. */
public final class MalformedLogException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MalformedLogException(String message) {
        this(message, null);
    }

    public MalformedLogException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
