package org.pledgetracker.core.eventstore;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * Axon's events in one lean table of PostgreSQL, in one gapless global order.
 *
 * <p>Each append is a transaction of its own; when it returns, the events are durable. So nothing may veto a unit of
 * work after its events were published.
 */
public final class PostgresEventStorageEngine extends BatchingEventStorageEngine {

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final DataSource dataSource;
    private final EventRows rows;

    private PostgresEventStorageEngine(Builder builder) {
        super(builder);
        this.dataSource = builder.source;
        this.rows = new EventRows(builder.source);
    }

    public static PostgresEventStorageEngine on(DataSource dataSource, Serializer serializer) {
        return new PostgresEventStorageEngine(new Builder(dataSource, serializer));
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        var domainEvents = events.stream()
                .<DomainEventMessage<?>>map(event -> (DomainEventMessage<?>) event)
                .toList();
        var append = CurrentUnitOfWork.isStarted() ? Append.of(CurrentUnitOfWork.get()) : null;
        var statement = new AppendStatement(domainEvents, serializer, append == null ? null : append.key());
        long position = store(statement, domainEvents.getLast());
        if (append != null) {
            append.storedUpTo(position);
        }
    }

    private long store(AppendStatement statement, DomainEventMessage<?> lastEvent) {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(true);
            return statement.execute(connection);
        } catch (PSQLException e) {
            if (PSQLState.UNIQUE_VIOLATION.getState().equals(e.getSQLState())) {
                throw conflict(e);
            }
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw new StoreUnavailableException(e);
            }
            if (PSQLState.isConnectionError(e.getSQLState()) || isShutdown(e)) {
                return lookUp(lastEvent, e);
            }
            throw new EventStoreException("events were not stored", e);
        } catch (SQLException e) {
            throw new StoreUnavailableException(e);
        }
    }

    private static RuntimeException conflict(PSQLException violation) {
        var message = violation.getServerErrorMessage();
        var constraint = message == null ? null : message.getConstraint();
        return switch (constraint) {
            case "idempotency_key_once" -> new KeyTakenException(violation);
            case "event_aggregate_sequence" ->
                new ConcurrencyException("another command changed the same record first", violation);
            case null, default -> new EventStoreException("events were not stored", violation);
        };
    }

    /** Class 57 is the server's own going: shut down by an administrator, or crashed. */
    private static boolean isShutdown(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith("57P");
    }

    /** A connection that was lost at commit leaves open whether the events are stored: the store itself knows. */
    private long lookUp(DomainEventMessage<?> lastEvent, SQLException lost) {
        try {
            var found = rows.positionOf(lastEvent.getAggregateIdentifier(), lastEvent.getSequenceNumber());
            if (found.isPresent() && found.get().eventId().equals(lastEvent.getIdentifier())) {
                return found.get().position();
            }
        } catch (EventStoreException unreachable) {
            lost.addSuppressed(unreachable);
        }
        throw new OutcomeUnknownException(lost);
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        return rows.after(positionOf(lastToken), batchSize).stream()
                .map(StoredEvent::new)
                .toList();
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        return rows.ofAggregate(aggregateIdentifier, firstSequenceNumber, batchSize).stream()
                .map(StoredEvent::new)
                .toList();
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        return rows.lastSequenceOf(aggregateIdentifier);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        long head = rows.head();
        return head == 0 ? null : new GlobalSequenceTrackingToken(head);
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant instant) {
        long before = rows.lastAt(instant.minusNanos(1_000)).orElseGet(rows::head);
        return before == 0 ? null : new GlobalSequenceTrackingToken(before);
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return Stream.empty();
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        throw new UnsupportedOperationException("aggregates are small; there are no snapshots");
    }

    private static long positionOf(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElse(0);
    }

    private static final class Builder extends BatchingEventStorageEngine.Builder {

        private final DataSource source;

        Builder(DataSource source, Serializer serializer) {
            this.source = source;
            eventSerializer(serializer);
            snapshotSerializer(serializer);
            persistenceExceptionResolver(NO_RESOLVER);
            batchSize(1_000);
        }
    }

    private static final PersistenceExceptionResolver NO_RESOLVER = exception -> false;

    /** How the store's own table is read; shared with those who ask it about positions. */
    public EventRows rows() {
        return rows;
    }
}
