package org.pledgetracker.core.eventstore;

import java.sql.SQLException;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.ConcurrencyException;
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

    /** Somebody held the head for too long; this node did; a read-only server; one that gave way to another. */
    private static final Set<String> LATER = Set.of("55P03", "25P03", "25006", "40001", "40P01");

    /** Disk full, out of memory, too many connections. */
    private static final String OUT_OF_RESOURCES = "53";

    static AppendOutcome of(SQLException failure) {
        var state = failure.getSQLState();
        if (PSQLState.UNIQUE_VIOLATION.getState().equals(state)) {
            return CONFLICT;
        }
        // A connection that was given up before says nothing more.
        if (state == null || PSQLState.isConnectionError(state) || isShutdown(state) || isCrash(failure)) {
            return UNKNOWN;
        }
        return LATER.contains(state) || state.startsWith(OUT_OF_RESOURCES) ? UNAVAILABLE : FAILED;
    }

    /** Class 57 is the server's own going: shut down by an administrator, or crashed. */
    private static boolean isShutdown(String state) {
        return state.startsWith("57P");
    }

    /** The server may have gone down with a transaction that it had committed. */
    private static boolean isCrash(SQLException failure) {
        var message = failure instanceof PSQLException e ? e.getServerErrorMessage() : null;
        return message != null && "PANIC".equals(message.getSeverity());
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
