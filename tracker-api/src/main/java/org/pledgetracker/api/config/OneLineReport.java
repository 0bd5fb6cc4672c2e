package org.pledgetracker.api.config;

import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.database.StartupProblem;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** A start that fails for a known reason says so in one line on standard error, without a stack trace around it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OneLineReport implements SpringBootExceptionReporter {

    OneLineReport(ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartupProblem problem) {
                return say(problem.getMessage());
            }
            if (cause instanceof PortInUseException inUse) {
                return say("Port " + inUse.getPort()
                        + " is in use. Stop the program that listens there, or choose another with --server.port.");
            }
        }
        return false;
    }

    private static boolean say(@Nullable String line) {
        System.err.println("The tracker did not start: " + line);
        return true;
    }
}
