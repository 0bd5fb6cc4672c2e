package org.pledgetracker.core.recording;

import java.util.List;
import javax.sql.DataSource;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.pledgetracker.core.citation.SourceAggregate;
import org.pledgetracker.core.commitment.CommitmentAggregate;
import org.pledgetracker.core.commitment.CommitmentStandings;
import org.pledgetracker.core.decision.TrackerCommand;
import org.pledgetracker.core.disbursement.DisbursementAggregate;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.core.eventstore.IdempotencyKeys;
import org.pledgetracker.core.eventstore.PostgresEventStorageEngine;
import org.pledgetracker.core.eventstore.StoredEventSerializer;
import org.pledgetracker.core.training.TrainingAggregate;

/**
 * Axon, wired by hand over one data source: the command side, and the event store that others read from.
 *
 * <p>The command bus has no transaction manager: an append is a transaction of its own.
 */
public final class TrackerStore implements AutoCloseable {

    /** How long a node waits before it asks again for events that another node appended. */
    private static final long MILLIS_BETWEEN_LOOKS = 50;

    private final EmbeddedEventStore eventStore;
    private final EventRows rows;
    private final Recorder recorder;
    private final CommitmentStandings standings;

    /** @param dataSource to a database whose schema is migrated */
    public TrackerStore(DataSource dataSource) {
        var engine = PostgresEventStorageEngine.on(dataSource, new StoredEventSerializer());
        rows = engine.rows();
        eventStore = EmbeddedEventStore.builder()
                .storageEngine(engine)
                .fetchDelay(MILLIS_BETWEEN_LOOKS)
                .build();
        standings = new EventSourcedStandings(engine);
        var bus = SimpleCommandBus.builder().build();
        bus.registerHandlerInterceptor(new ProvenanceInterceptor());
        var parameters = MultiParameterResolverFactory.ordered(List.of(
                ClasspathParameterResolverFactory.forClass(TrackerStore.class),
                new SimpleResourceParameterResolverFactory(List.of(standings))));
        subscribe(CommitmentAggregate.class, bus, parameters);
        subscribe(DisbursementAggregate.class, bus, parameters);
        subscribe(TrainingAggregate.class, bus, parameters);
        subscribe(SourceAggregate.class, bus, parameters);
        recorder = new Recorder(bus, rows, new IdempotencyKeys(dataSource));
    }

    private <A> void subscribe(Class<A> aggregate, SimpleCommandBus bus, ParameterResolverFactory parameters) {
        var repository = EventSourcingRepository.builder(aggregate)
                .eventStore(eventStore)
                .parameterResolverFactory(parameters)
                .build();
        AggregateAnnotationCommandHandler.<A>builder()
                .aggregateType(aggregate)
                .repository(repository)
                .parameterResolverFactory(parameters)
                .commandTargetResolver(message -> new VersionedAggregateIdentifier(
                        (Object) ((TrackerCommand) message.getPayload()).aggregateId(), null))
                .build()
                .subscribe(bus);
    }

    public Recorder recorder() {
        return recorder;
    }

    public CommitmentStandings standings() {
        return standings;
    }

    /** The source of events for processors. */
    public EmbeddedEventStore events() {
        return eventStore;
    }

    public EventRows rows() {
        return rows;
    }

    @Override
    public void close() {
        eventStore.shutDown();
    }
}
