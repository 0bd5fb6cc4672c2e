package org.pledgetracker.core.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Axon's events in one lean table of PostgreSQL, in one gapless global order.
 *
 * <p>Commands that append at the same moment share one commit, and each keeps its own outcome. When an append returns,
 * its events are durable whatever becomes of the unit of work, so nothing may veto that after its events were published.
 */
public final class GroupCommitEventStorageEngine extends BatchingEventStorageEngine implements AutoCloseable {

    private final DataSource dataSource;
    private final HeadSignal head = new HeadSignal();
    private final GroupCommit commits;
    private final StreamReads streams;
    private final EventRows rows;

    private GroupCommitEventStorageEngine(Builder builder) {
        super(builder);
        this.dataSource = builder.source;
        this.commits = new GroupCommit(builder.source, head::stored);
        this.streams = new StreamReads(builder.source);
        this.rows = new EventRows(builder.source);
    }

    public static GroupCommitEventStorageEngine on(DataSource dataSource, Serializer serializer) {
        return new GroupCommitEventStorageEngine(new Builder(dataSource, serializer));
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        var serialized = events.stream()
                .map(event -> SerializedEvent.of((DomainEventMessage<?>) event, serializer))
                .toList();
        var append = Append.current();
        long position = append == null
                ? commits.append(serialized, null, List.of())
                : commits.append(serialized, append.key(), append.decidedBy());
        if (append != null) {
            append.storedUpTo(position);
        }
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        return rows.after(positionOf(lastToken), batchSize).stream()
                .map(StoredEvent::ofText)
                .toList();
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        var append = Append.current();
        if (append != null && append.isTakenForEmpty(aggregateIdentifier)) {
            return List.of();
        }
        return streams.read(aggregateIdentifier, firstSequenceNumber, batchSize).stream()
                .map(StoredEvent::ofText)
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

    /** The events behind a token, and then those that come. */
    TrackingEventStream follow(@Nullable TrackingToken token) {
        return new FollowingStream(new ReadAhead(dataSource, head, positionOf(token), this::decoded));
    }

    /** Payloads are read here, on the decoding thread, and not when they are asked for. */
    private List<TrackedEventMessage<?>> decoded(List<EventRow<byte[]>> events) {
        return EventUtils.upcastAndDeserializeTrackedEvents(
                        events.stream().map(StoredEvent::ofBytes), getEventSerializer(), upcasterChain)
                .<TrackedEventMessage<?>>map(event -> {
                    event.getPayload();
                    event.getMetaData();
                    return event;
                })
                .toList();
    }

    AppendMetrics metrics() {
        return commits.metrics();
    }

    @Override
    public void close() {
        commits.close();
    }
}
