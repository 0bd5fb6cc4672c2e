package org.pledgetracker.core.benchmark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiParameterResolverFactory;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.annotation.SimpleResourceParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.pledgetracker.core.commitment.CommitmentAggregate;
import org.pledgetracker.core.commitment.CommitmentCode;
import org.pledgetracker.core.commitment.CommitmentCommand;
import org.pledgetracker.core.commitment.CommitmentDecider;
import org.pledgetracker.core.commitment.CommitmentEvent;
import org.pledgetracker.core.commitment.CommitmentStandings;
import org.pledgetracker.core.commitment.CommitmentState;
import org.pledgetracker.core.commitment.CommitmentState.NotRegistered;
import org.pledgetracker.core.decision.Decision.Accepted;
import org.pledgetracker.core.decision.Reasoned;
import org.pledgetracker.core.decision.TrackerCommand;
import org.pledgetracker.core.disbursement.DisbursementAggregate;
import org.pledgetracker.core.disbursement.DisbursementCommand;

/**
 * The tracker's own aggregates over one of Axon's engines, wired as its documentation says: each command in a transaction,
 * each repository with a cache. How a commitment stands is read once and then remembered, which costs it nothing.
 */
final class StockStore implements CommandStore {

    private final StockEngine engine;
    private final EmbeddedEventStore events;
    private final SimpleCommandBus bus;

    StockStore(StockEngine engine) {
        this.engine = engine;
        events = engine.store();
        bus = SimpleCommandBus.builder()
                .transactionManager(engine.transactions())
                .build();
        bus.registerHandlerInterceptor((unitOfWork, chain) -> {
            var metadata = metadata((TrackerCommand) unitOfWork.getMessage().getPayload());
            unitOfWork.registerCorrelationDataProvider(_ -> metadata);
            return chain.proceed();
        });
        var parameters = MultiParameterResolverFactory.ordered(List.of(
                ClasspathParameterResolverFactory.forClass(StockStore.class),
                new SimpleResourceParameterResolverFactory(List.of(new Remembered(events)))));
        subscribe(CommitmentAggregate.class, parameters);
        subscribe(DisbursementAggregate.class, parameters);
    }

    private <A> void subscribe(Class<A> aggregate, ParameterResolverFactory parameters) {
        EventSourcingRepository<A> repository = EventSourcingRepository.builder(aggregate)
                .eventStore(events)
                .cache(new BoundedCache())
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

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public void record(TrackerCommand command) {
        var callback = new FutureCallback<Object, Object>();
        CommandMessage<?> message = new GenericCommandMessage<>(new GenericMessage<>(command), nameOf(command));
        bus.dispatch(message, callback);
        var result = callback.getResult();
        if (result.isExceptional()) {
            throw new IllegalStateException(result.exceptionResult());
        }
        if (!(result.getPayload() instanceof Accepted<?>)) {
            throw new IllegalStateException(command + " was answered " + result.getPayload());
        }
    }

    /** What the tracker's own store keeps with each event. */
    private static Map<String, String> metadata(TrackerCommand command) {
        var metadata = new HashMap<>(Map.of("by", "account-1", "correlation", "benchmark"));
        if (command instanceof Reasoned reasoned) {
            metadata.put("reason", reasoned.reason());
        }
        return metadata;
    }

    private static String nameOf(TrackerCommand command) {
        return (command instanceof CommitmentCommand ? CommitmentCommand.class : DisbursementCommand.class).getName();
    }

    @Override
    public void append(List<DomainEventMessage<?>> messages) {
        events.publish(messages);
    }

    @Override
    public void close() {
        events.shutDown();
        engine.close();
    }

    private record Remembered(EmbeddedEventStore events, Map<CommitmentCode, CommitmentState> seen)
            implements CommitmentStandings {

        Remembered(EmbeddedEventStore events) {
            this(events, new ConcurrentHashMap<>());
        }

        @Override
        public CommitmentState of(CommitmentCode commitment) {
            return seen.computeIfAbsent(commitment, this::read);
        }

        private CommitmentState read(CommitmentCode commitment) {
            CommitmentState state = new NotRegistered();
            var stream = events.readEvents(commitment.value());
            while (stream.hasNext()) {
                state = CommitmentDecider.evolve(
                        state, (CommitmentEvent) stream.next().getPayload());
            }
            return state;
        }
    }
}
