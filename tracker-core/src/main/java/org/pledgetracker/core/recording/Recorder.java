package org.pledgetracker.core.recording;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.pledgetracker.core.aggregate.Outcome;
import org.pledgetracker.core.decision.Decision.Accepted;
import org.pledgetracker.core.decision.Decision.Refused;
import org.pledgetracker.core.decision.Decision.Repeated;
import org.pledgetracker.core.decision.TrackerCommand;
import org.pledgetracker.core.decision.UsuallyFirst;
import org.pledgetracker.core.eventstore.EventRows;
import org.pledgetracker.core.eventstore.IdempotencyKey;
import org.pledgetracker.core.eventstore.IdempotencyKeys;
import org.pledgetracker.core.eventstore.KeyTakenException;

/** Takes commands to their aggregates. When it returns, what was accepted is durable and has its position. */
public final class Recorder {

    private static final int TRIES = 10;
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(40);

    private final CommandBus bus;
    private final AggregateCache cache;
    private final NewStreams newStreams;
    private final EventRows events;
    private final IdempotencyKeys keys;

    Recorder(CommandBus bus, AggregateCache cache, NewStreams newStreams, EventRows events, IdempotencyKeys keys) {
        this.bus = bus;
        this.cache = cache;
        this.newStreams = newStreams;
        this.events = events;
        this.keys = keys;
    }

    /**
     * Records what the command asks for, once.
     *
     * @throws RefusedException where a rule forbids it; nothing is recorded
     * @throws KeyReusedException where the idempotency key stands for another request
     * @throws BusyException where others kept changing the same record first; nothing is recorded
     * @throws org.pledgetracker.core.eventstore.OutcomeUnknownException where the store was lost at commit
     */
    public Receipt record(TrackerCommand command, Provenance provenance) {
        for (int tried = 1; ; tried++) {
            try {
                return decide(command, provenance, tried > 1);
            } catch (ConcurrencyException raced) {
                if (command instanceof UsuallyFirst) {
                    newStreams.wasWrong();
                }
                pause(tried, raced);
            } catch (KeyTakenException raced) {
                var answered = answered(provenance.key());
                if (answered.isPresent()) {
                    return answered.get();
                }
                pause(tried, raced);
            }
        }
    }

    /** What was decided by something that has moved is likely to succeed at once from the store; after that others race. */
    private static void pause(int tried, RuntimeException raced) {
        if (tried == TRIES) {
            throw new BusyException(raced);
        }
        if (tried == 1) {
            return;
        }
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE.toNanos()));
    }

    private Receipt decide(TrackerCommand command, Provenance provenance, boolean again) {
        var decided = again ? dispatchFresh(command, provenance) : dispatchAny(command, provenance);
        return switch (decided.decision()) {
            case Accepted<?> _ -> new Receipt(decided.append().position(), false);
            case Refused<?>(var refusal) -> answered(provenance.key()).orElseThrow(() -> new RefusedException(refusal));
            case Repeated<?>(var sequence) ->
                answered(provenance.key()).orElseGet(() -> repeated(command, sequence, provenance.key()));
        };
    }

    /** What is not accepted from memory is decided again: another node may have changed the records since. */
    private Decided dispatchAny(TrackerCommand command, Provenance provenance) {
        var decided = dispatch(command, provenance, false);
        return decided.append().isFromMemory() && !(decided.decision() instanceof Accepted<?>)
                ? dispatchFresh(command, provenance)
                : decided;
    }

    private Decided dispatchFresh(TrackerCommand command, Provenance provenance) {
        cache.remove(command.aggregateId());
        return dispatch(command, provenance, true);
    }

    private Receipt repeated(TrackerCommand command, long sequence, @Nullable IdempotencyKey key) {
        long position =
                events.positionOf(command.aggregateId(), sequence).orElseThrow().position();
        if (key != null && !keys.keep(key, position)) {
            throw new KeyTakenException();
        }
        return new Receipt(position, false);
    }

    /** What the request was answered before under its key; only asked for where it was not accepted now. */
    private Optional<Receipt> answered(@Nullable IdempotencyKey key) {
        return Optional.ofNullable(key).flatMap(keys::find).map(answered -> {
            if (!answered.fingerprint().equals(Objects.requireNonNull(key).fingerprint())) {
                throw new KeyReusedException();
            }
            return new Receipt(answered.position(), true);
        });
    }

    private Decided dispatch(TrackerCommand command, Provenance provenance, boolean fresh) {
        CommandMessage<?> message = new GenericCommandMessage<>(
                new GenericMessage<>(command, metadata(provenance, fresh)), CommandNames.of(command));
        var callback = new FutureCallback<Object, Object>();
        bus.dispatch(message, callback);
        CommandResultMessage<?> result = callback.getResult();
        if (result.isExceptional()) {
            throw unchecked(result.exceptionResult());
        }
        return (Decided) result.getPayload();
    }

    /** Each further entry copies the whole map, and most commands ask for nothing special. */
    private static MetaData metadata(Provenance provenance, boolean fresh) {
        var metadata = MetaData.with(ProvenanceInterceptor.PROVENANCE, provenance);
        if (fresh) {
            metadata = metadata.and(ProvenanceInterceptor.FRESH, true);
        }
        return provenance.expectedVersion() == null
                ? metadata
                : metadata.and(Outcome.EXPECTED_VERSION, provenance.expectedVersion());
    }

    private static RuntimeException unchecked(Throwable failure) {
        return failure instanceof RuntimeException runtime ? runtime : new IllegalStateException(failure);
    }
}
