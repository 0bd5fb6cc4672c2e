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
import org.pledgetracker.core.overlap.OverlapAggregate;
import org.pledgetracker.core.rate.ExchangeRateAggregate;
import org.pledgetracker.core.rate.PublishedRates;
import org.pledgetracker.core.training.TrainingAggregate;

/**
 * Axon's command side, wired by hand.
 *
 * <p>The command bus has no transaction manager: an append is a transaction of its own.
 */
public final class TrackerStore {

    private final EmbeddedEventStore eventStore;
    private final Recorder recorder;
    private final CommitmentStandings standings;
    private final PublishedRates rates;
    private final AggregateCache cache = new AggregateCache();

    /** @param dataSource to the database that the events are in */
    public TrackerStore(EmbeddedEventStore events, DataSource dataSource) {
        eventStore = events;
        standings = new EventSourcedStandings(events);
        rates = new EventSourcedRates(events);
        var bus = SimpleCommandBus.builder().build();
        var newStreams = new NewStreams();
        bus.registerHandlerInterceptor(new ProvenanceInterceptor(newStreams));
        var parameters = MultiParameterResolverFactory.ordered(List.of(
                ClasspathParameterResolverFactory.forClass(TrackerStore.class),
                new SimpleResourceParameterResolverFactory(
                        List.of(standings, new EventSourcedEntryStandings(events)))));
        subscribe(CommitmentAggregate.class, bus, parameters);
        subscribe(DisbursementAggregate.class, bus, parameters);
        subscribe(TrainingAggregate.class, bus, parameters);
        subscribe(SourceAggregate.class, bus, parameters);
        subscribe(OverlapAggregate.class, bus, parameters);
        subscribe(ExchangeRateAggregate.class, bus, parameters);
        recorder = new Recorder(bus, cache, newStreams, new EventRows(dataSource), new IdempotencyKeys(dataSource));
    }

    private <A> void subscribe(Class<A> aggregate, SimpleCommandBus bus, ParameterResolverFactory parameters) {
        var repository = EventSourcingRepository.builder(aggregate)
                .eventStore(eventStore)
                .cache(cache)
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

    public PublishedRates rates() {
        return rates;
    }
}
