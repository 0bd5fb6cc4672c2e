package org.pledgetracker.projections.config;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.database.StartupProblem;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.PortInUseException;

/** The reasons that a start can fail for, each with what to do. */
final class KnownFailures {

    private KnownFailures() {}

    /** Of the first cause that is known. */
    static Optional<String> explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var explanation = explainAlone(cause);
            if (explanation != null) {
                return Optional.of(explanation);
            }
        }
        return Optional.empty();
    }

    static Throwable rootOf(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static @Nullable String explainAlone(Throwable cause) {
        return switch (cause) {
            case StartupProblem problem -> problem.getMessage();
            case PortInUseException inUse ->
                "Port " + inUse.getPort()
                        + " is in use. Stop the program that listens there, or choose another with --server.port.";
            case java.net.BindException unbound ->
                "Nothing can listen there (" + unbound.getMessage() + "). Correct server.address or server.port.";
            case InvalidConfigurationPropertyValueException invalid ->
                invalid(invalid.getName(), invalid.getValue(), invalid.getReason());
            case BindException unbound ->
                invalid(
                        unbound.getName().toString(),
                        unbound.getProperty() == null
                                ? null
                                : unbound.getProperty().getValue(),
                        rootOf(unbound).getMessage());
            default -> null;
        };
    }

    private static String invalid(String property, @Nullable Object value, @Nullable String reason) {
        var shown = property.toLowerCase(Locale.ROOT).contains("password") ? "***" : value;
        return "%s=%s cannot be used (%s). Correct it or leave it out.".formatted(property, shown, reason);
    }
}
