package org.pledgetracker.core.database;

import org.jspecify.annotations.Nullable;

/**
 * Why the tracker cannot start. The message is one line for the person who started it: what is wrong and what to do.
 * It never holds a password. The main class prints it and exits with a status other than zero.
 */
public final class StartupProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartupProblem(String message) {
        this(message, null);
    }

    public StartupProblem(String message, @Nullable Throwable cause) {
        super(message.strip().replaceAll("\\s+", " "), cause);
    }
}
