package org.pledgetracker.projections.config;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * A start that fails says so in one line on standard error. Where the reason is known that is all; where it is not, the
 * log has the stack trace too.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class OneLineReport implements SpringBootExceptionReporter {

    OneLineReport(ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        var known = KnownFailures.explain(failure);
        say(known.orElseGet(() -> KnownFailures.rootOf(failure) + ". This was not expected: the log tells more."));
        return known.isPresent();
    }

    private static void say(String reason) {
        System.err.println("The tracker did not start: " + reason.strip().replaceAll("\\s+", " "));
    }
}
