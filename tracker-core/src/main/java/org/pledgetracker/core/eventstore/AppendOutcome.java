package org.pledgetracker.core.eventstore;

import java.sql.SQLException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** What a failed flush means for those whose events were in it. */
enum AppendOutcome {
    /** Some command of the batch was decided from a state that is no longer the last one, or came second with its key. */
    CONFLICT,
    /** Nothing is stored, and a later try may work. */
    UNAVAILABLE,
    /** The connection was lost, perhaps at commit. */
    UNKNOWN,
    /** Nothing is stored, and the same would fail again. */
    FAILED;

    private static final String STALE = "another command changed the same record first";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    static AppendOutcome of(SQLException failure) {
        var state = failure.getSQLState();
        if (PSQLState.UNIQUE_VIOLATION.getState().equals(state)) {
            return CONFLICT;
        }
        if (LOCK_NOT_AVAILABLE.equals(state)) {
            return UNAVAILABLE;
        }
        return PSQLState.isConnectionError(state) || isShutdown(state) ? UNKNOWN : FAILED;
    }

    /** Class 57 is the server's own going: shut down by an administrator, or crashed. */
    private static boolean isShutdown(@Nullable String state) {
        return state != null && state.startsWith("57P");
    }

    /** What the command is told whose events alone made a flush fail. */
    RuntimeException exception(SQLException failure) {
        return switch (this) {
            case CONFLICT -> conflict(failure);
            case UNAVAILABLE -> new StoreUnavailableException(failure);
            case UNKNOWN -> new OutcomeUnknownException(failure);
            case FAILED -> new EventStoreException("events were not stored", failure);
        };
    }

    private static RuntimeException conflict(SQLException violation) {
        var message = violation instanceof PSQLException e ? e.getServerErrorMessage() : null;
        var constraint = message == null ? null : message.getConstraint();
        return switch (constraint) {
            case "idempotency_key_once" -> new KeyTakenException(violation);
            case "event_aggregate_sequence" -> new ConcurrencyException(STALE, violation);
            case null, default -> new EventStoreException("events were not stored", violation);
        };
    }

    static ConcurrencyException stale() {
        return new ConcurrencyException(STALE);
    }
}
